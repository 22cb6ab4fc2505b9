/** The bench in the report: a section for each table. */
export const benchPage = {
  'nav.bench': 'At the bench',
  'bench.lead':
    'Each table of the bench with its pictures: every ring or point is one independent experiment (or donor), with mean and 95% interval; p is that of the comparison itself, before any correction. The words are those of “What acts on what”.',
  'bench.knockdown': 'Knock-down and treatment',
  'bench.interaction': 'Interaction: co-IP',
  'bench.promoter': 'Promoters: ChIP-qPCR',
  'bench.growth': 'Growth and survival',
  'bench.dose': 'Dose and response',
  'bench.combination': 'Combination of drugs',
  'bench.replication': 'Other lines and patients',
  'bench.own-gene': 'own gene after the perturbation',
  'bench.no-word': 'No result of this table stands on an edge; its table has all.',
  'bench.whole-table': 'Every number: {file}',
} as const;
