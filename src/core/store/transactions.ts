import type Database from 'better-sqlite3'
import {
  type CompiledQuery,
  DefaultQueryExecutor,
  DummyDriver,
  type KyselyProps,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
  Transaction,
} from 'kysely'
import type { Tables } from './tables'

export type Value = string | number | null
/**
 * Statements of which the text is always the same: what every call or every write asks. Kysely builds and compiles its
 * statements anew each time; for a small one that takes longer than SQLite does.
 */
export type Plain = {
  all<R>(text: string, values?: readonly Value[]): R[]
  run(text: string, values: readonly Value[]): void
}
type Handle = Transaction<Tables> & { readonly plain: Plain }

/** Runs `work` in a transaction of its own, after those that were asked for before it. */
export type Transactions = <T>(begin: Begin, work: (tx: Handle) => Promise<T>) => Promise<T>
/** A write takes its lock at once, or two desks could both read "free". */
type Begin = 'begin' | 'begin immediate'
type Prepare = (text: string) => Database.Statement

const STATEMENTS_KEPT = 400

/**
 * The transactions of one connection, one after the other. Kysely still writes the SQL; its own layers for pools,
 * plugins and cancelling, none of which we have, cost more per statement than most of our statements take.
 */
export function transactionsOn(db: Database.Database): Transactions {
  const prepare = preparing(db)
  const dialect = new SqliteDialect({ database: db })
  const props = { config: { dialect }, dialect, driver: new DummyDriver() }
  let last: Promise<unknown> = Promise.resolve()

  const run = async <T>(begin: Begin, work: (tx: Handle) => Promise<T>): Promise<T> => {
    prepare(begin).run()
    const executor = new Statements(prepare)
    try {
      const tx = new Transaction<Tables>({ ...props, executor } satisfies KyselyProps)
      const result = await work(Object.assign(tx, { plain: executor }))
      prepare('commit').run()
      return result
    } catch (error) {
      // SQLite itself undoes all of it when the disk is full.
      if (db.inTransaction) prepare('rollback').run()
      throw error
    } finally {
      executor.end()
    }
  }
  return (begin, work) => {
    const result = last.then(() => run(begin, work))
    last = result.catch(() => undefined)
    return result
  }
}

/** Each text is prepared once. */
function preparing(db: Database.Database): Prepare {
  const statements = new Map<string, Database.Statement>()
  return (text) => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size >= STATEMENTS_KEPT) statements.clear()
    const statement = db.prepare(text)
    statements.set(text, statement)
    return statement
  }
}

const compiler = new SqliteQueryCompiler()
const adapter = new SqliteAdapter()

/** Runs the statements of one transaction at once: SQLite answers on the same thread. */
class Statements extends DefaultQueryExecutor implements Plain {
  readonly #prepare: Prepare
  #ended = false

  constructor(prepare: Prepare) {
    super(compiler, adapter, { provideConnection: neverAsked })
    this.#prepare = prepare
  }

  end(): void {
    this.#ended = true
  }

  override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#statement(sql)
    if (statement.reader) return { rows: statement.all(parameters) as R[] }
    const { changes } = statement.run(parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  all<R>(text: string, values: readonly Value[] = []): R[] {
    return this.#statement(text).all(values) as R[]
  }

  run(text: string, values: readonly Value[]): void {
    this.#statement(text).run(values)
  }

  #statement(text: string): Database.Statement {
    // What was not waited for would run outside its transaction.
    if (this.#ended) throw new Error('the transaction has ended')
    return this.#prepare(text)
  }
}

const neverAsked = (): never => {
  throw new Error('a transaction has one connection')
}
