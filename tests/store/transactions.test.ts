import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertRows } from '#core/store/insert'
import { openStore, type ReadTx, type Store, type WriteTx } from '#core/store/open'

let store: Store
beforeEach(async () => {
  store = await openStore(':memory:')
})
afterEach(() => store.close())

const districts = (tx: ReadTx) => tx.plain.all<{ name: string }>('select name from district order by name')
const add = (tx: WriteTx, ...names: string[]) =>
  insertRows(
    tx,
    'district',
    names.map((name) => ({ id: name, municipality: 'Ridderkerk', name })),
  )

test('transactions of one connection follow each other, however they wait in between', async () => {
  const seen: number[] = []
  const write = (name: string) =>
    store.write(async (tx) => {
      add(tx, name)
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push(districts(tx).length)
    })
  await Promise.all([write('a'), write('b'), write('c')])
  expect(seen).toEqual([1, 2, 3])
})

test('what throws undoes all of it, and the next one begins afresh', async () => {
  const failing = store.write(async (tx) => {
    add(tx, 'a', 'b')
    await tx.updateTable('district').set({ id: 'a' }).where('id', '=', 'b').execute()
  })
  await expect(failing).rejects.toThrow(/UNIQUE/)
  await store.write(async (tx) => add(tx, 'c'))
  expect(await store.read(async (tx) => districts(tx))).toEqual([{ name: 'c' }])
})

test('a statement that was not waited for is refused once its transaction has ended', async () => {
  let kept: WriteTx | undefined
  await store.write(async (tx) => {
    kept = tx
  })
  expect(() => kept && add(kept, 'late')).toThrow('ended')
  await expect(kept?.selectFrom('district').selectAll().execute()).rejects.toThrow('ended')
})
