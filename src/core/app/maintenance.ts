/** What the command line does with the store as a whole: no calls of the contract, so that no page can ask for them. */
export { loadDemo } from '#core/demo/demo'
export { backupStore, type CheckReport, checkStore, type Problem, restoreStore } from '#core/usecases/backups'
export { copiesOf } from '#core/usecases/safekeeping/copies-of'
export { type SalvageReport, salvageStore } from '#core/usecases/safekeeping/salvage'
export { isLocked, removeDatabase as removeCopy, unlockCopy } from '#core/usecases/safekeeping/unlock-copy'
