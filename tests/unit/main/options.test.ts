import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { commandLineOf, optionsOf } from '../../../src/main/options'

test('the folder of the data: option before environment before none', () => {
  const env = { BUURTBALIE_DATA: 'omgeving' }
  expect(optionsOf(['.', '--data', 'map'], env).dataDir).toBe(resolve('map'))
  expect(optionsOf(['--data=map'], env).dataDir).toBe(resolve('map'))
  expect(optionsOf(['--no-sandbox', '.'], env).dataDir).toBe(resolve('omgeving'))
  expect(optionsOf(['.'], {}).dataDir).toBeNull()
  expect(optionsOf(['.', '--data'], {}).dataDir).toBeNull()
})

test('demo only when asked for', () => {
  expect(optionsOf(['.', '--demo'], {}).demo).toBe(true)
  expect(optionsOf(['.'], {}).demo).toBe(false)
})

test('a command is told from a start of the window', () => {
  expect(commandLineOf(['report', '--data', 'map'])).toEqual(['report', '--data', 'map'])
  expect(commandLineOf(['--no-sandbox', 'version'])).toEqual(['version'])
  for (const word of ['salvage', 'backups', 'calendar', '--help', '--version'])
    expect(commandLineOf([word, '--data', 'map'])).toEqual([word, '--data', 'map'])
  // A slip of the pen in a scheduled task must end with a line, not open a window.
  expect(commandLineOf(['raport'])).toEqual(['raport'])
  expect(commandLineOf(['--data', 'report'])).toBeNull()
  expect(commandLineOf(['--demo'])).toBeNull()
  expect(commandLineOf(['.', '--data', 'map'])).toBeNull()
  expect(commandLineOf(['/opt/buurtbalie', '--data', 'map'])).toBeNull()
  expect(commandLineOf([])).toBeNull()
})
