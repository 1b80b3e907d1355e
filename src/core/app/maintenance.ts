/** What the command line does with the store as a whole: no calls of the contract, so that no page can ask for them. */
export { loadDemo } from '#core/demo/demo'
export { DatabaseFromNewerApp } from '#core/store/migrate'
export { StoreBusy } from '#core/store/open'
export {
  backupStore,
  type CheckReport,
  checkStore,
  NotRestorable,
  type Problem,
  restoreStore,
} from '#core/usecases/backups'
