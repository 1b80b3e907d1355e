import { defineConfig } from 'vitest/config'

/** Kinds of test without a browser: pure rules, the store, the contract over every transport, and faults of machine and input. */
const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node' },
})

export default defineConfig({
  test: {
    projects: [project('unit'), project('store'), project('contract'), project('faults')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
