/** Who may import whom: docs/architecture.md. Each rule says where to go instead. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const outside = (...allowed) => ({ pathNot: allowed })

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files need each other: move what both need to a third.', {}, { circular: true }),
    rule(
      'time-alone',
      'shared/time may use temporal-polyfill and rrule-temporal only.',
      { path: '^src/shared/time' },
      outside('^src/shared/time', 'node_modules/(temporal-polyfill|rrule-temporal)/'),
    ),
    rule(
      'domain-pure',
      'shared/domain holds pure rules: it may use shared/time only.',
      { path: '^src/shared/domain' },
      outside('^src/shared/(domain|time)'),
    ),
    rule(
      'contract',
      'shared/contract may use shared/domain, shared/time, zod and @orpc/contract.',
      { path: '^src/shared/contract' },
      outside('^src/shared', 'node_modules/(zod|@orpc/contract)/'),
    ),
    rule(
      'store',
      'core/store may use shared, kysely, the drivers and Node.',
      { path: '^src/core/store' },
      { path: '^src', pathNot: '^src/(shared|core/store)' },
    ),
    rule(
      'sql-in-store-only',
      'Kysely and drivers belong in core/store: add a function to a store.',
      { path: '^src', pathNot: '^src/core/store' },
      { path: 'node_modules/(kysely|better-sqlite3)/' },
    ),
    rule(
      'usecases',
      'A use-case may use shared, core/store and types of core/app.',
      { path: '^src/core/usecases' },
      { path: '^src', pathNot: '^src/(shared|core/(store|usecases))', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'shells-by-the-door',
      'Shells reach the core through core/app only.',
      { path: '^src/(main|host|cli)' },
      { path: '^src/core', pathNot: '^src/core/app' },
    ),
    rule(
      'electron-in-its-shell',
      'Only main and preload import electron.',
      { path: '^src', pathNot: '^src/(main|preload)' },
      { path: 'node_modules/electron/' },
    ),
    rule(
      'renderer-is-a-page',
      'The renderer talks to the core through its client (lib/client).',
      { path: '^src/renderer' },
      { path: '^src/(core|main|host|cli|preload)' },
    ),
    rule('renderer-no-node', 'A page has no Node.', { path: '^src/(renderer|shared)' }, { dependencyTypes: ['core'] }),
    rule(
      'features-apart',
      'Features do not import each other: share through ui or lib.',
      { path: '^src/renderer/src/features/([^/]+)/' },
      { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    ),
    rule(
      'parts-below-features',
      'ui and lib do not know the features or app.',
      { path: '^src/renderer/src/(ui|lib)' },
      { path: '^src/renderer/src/(features|app)' },
    ),
    rule(
      'ui-makes-no-calls',
      'ui holds parts without calls to the core.',
      { path: '^src/renderer/src/ui' },
      { path: '^src/renderer/src/lib/client' },
    ),
    rule(
      'one-calendar-adapter',
      'FullCalendar stays behind features/planbord/calendar.',
      { path: '^src', pathNot: '^src/renderer/src/features/planbord/calendar' },
      { path: 'node_modules/@fullcalendar/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
  },
}
