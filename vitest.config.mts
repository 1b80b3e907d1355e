import { defineConfig } from 'vitest/config'

/** Three kinds of test without a browser: pure rules, the store, and the contract over every transport. */
const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node' },
})

export default defineConfig({
  test: {
    projects: [project('unit'), project('store'), project('contract')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
