/** What the command line does with the store as a whole: no calls of the contract, so that no page can ask for them. */
export { loadDemo } from '#core/demo/demo'
export { backupStore, type CheckReport, checkStore, type Problem, restoreStore } from '#core/usecases/backups'
export { type SalvageReport, salvageStore } from '#core/usecases/safekeeping/salvage'
