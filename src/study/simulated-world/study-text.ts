import { BENCH_FILES, NEGATIVE_REGION } from './bench-plan.ts';

/** The day on which the rules of the simulated world took their present form: a demo of any day has the same bytes. */
const RULES_OF = '2026-11-29';

/** The study file of a simulated world: the model study, written as a laboratory would write it. */
export function simulatedStudyText(seed: number): string {
  return `# Simulated data: nothing in this study was measured.
study: Ikaros in myeloma cells (simulated)
factor: IKZF1
genome: hg38
date: ${RULES_OF}
simulated: true
seed: ${seed}
atlas: [atlas]

chip_seq:
  - name: MM.1S
    cell: MM.1S
    cell_class: Blood
    peaks:
      - chip-seq/IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz
      - chip-seq/IKZF1_MM.1S_replicate2.simulated.narrowPeak.gz
  - name: NALM-6
    cell: NALM-6
    cell_class: Blood
    peaks:
      - chip-seq/IKZF1_NALM-6_replicate1.simulated.narrowPeak.gz
      - chip-seq/IKZF1_NALM-6_replicate2.simulated.narrowPeak.gz

compare:
  - { a: MM.1S, b: NALM-6 }

cell_contrast:
  - { chip_seq: MM.1S, a: [MM.1S], b: [NALM-6, GM12878] }

expression:
  - name: lenalidomide
    matrix: expression/simulated_series_matrix.txt.gz
    platform: expression/simulated_platform.txt.gz
    design: expression/design_MM.1S.simulated.tsv
    contrast: lenalidomide-control
    chip_seq: MM.1S
    arm: { perturbs: [IKZF1, IKZF3], how: degraded, agent: lenalidomide, sample: MM.1S }
  - name: lenalidomide, second line (unreplicated)
    matrix: expression/simulated_series_matrix.txt.gz
    platform: expression/simulated_platform.txt.gz
    design: expression/design_KMS-12-BM.simulated.tsv
    contrast: lenalidomide-control
    chip_seq: MM.1S
    arm: { perturbs: [IKZF1, IKZF3], how: degraded, agent: lenalidomide, sample: KMS-12-BM }

samples:
  - { name: MM.1S, cell: MM.1S, kind: line }
  - { name: KMS-12-BM, cell: KMS-12-BM, kind: line }
  - { name: NCI-H929, cell: NCI-H929, kind: line }
  - { name: OPM-2, cell: OPM-2, kind: line }
  - { name: RPMI-8226, cell: RPMI-8226, kind: line }
  - { name: P01, kind: patient }
  - { name: P02, kind: patient }

assays:
  - type: qpcr
    name: knock-down of FOS
    file: ${BENCH_FILES.fos}
    map: ${BENCH_FILES.fosMap}
    control: siCtrl
    reference: [ACTB, GAPDH]
    expects: lower
  - type: qpcr
    name: knock-down of IKZF3 and PRDM1
    file: ${BENCH_FILES.others}
    map: ${BENCH_FILES.othersMap}
    control: siCtrl
    reference: [ACTB, GAPDH]
    expects: lower
  - { type: growth, name: cells without FOS, file: ${BENCH_FILES.growth}, map: ${BENCH_FILES.growthMap}, measure: rate }
  - { type: blot, name: Ikaros with FOS, file: ${BENCH_FILES.coIp}, map: ${BENCH_FILES.coIpMap}, reading: co-IP }
  - { type: chip-qpcr, name: Ikaros at promoters, file: ${BENCH_FILES.chip}, negative_region: ${NEGATIVE_REGION} }
  - type: combination
    name: lenalidomide with T-5224
    file: ${BENCH_FILES.combination}
    map: ${BENCH_FILES.combinationMap}
    response: viability
    arm: { perturbs: FOS, how: inhibited, agent: T-5224, cell: MM.1S }
  - { type: replicate, name: other lines and patients, file: ${BENCH_FILES.effects}, expects: lower }

figure:
  drug: lenalidomide
  through: CRL4-CRBN
  factors: [{ IKZF1: Ikaros }]
  partners: [FOS, { PRDM1: Blimp-1 }, { IKZF3: Aiolos }]
  targets: [IRF4, SLAMF7, BCL2]

motifs: { sequence: sequence/hg38.simulated.fa.gz }

genes_of_interest: [IRF4, SLAMF7, CD48, BSG, MYC, BCL2]
partners_of_interest: [FOS, PRDM1, TBX21]

literature:
  - partner: FOS
    direction: for
    claim: c-Fos occupies Ikaros sites at IRF4 and SLAMF7 in myeloma cells
    reference: Osada et al., Clin Transl Med 2023;13:e1364
  - partner: PRDM1
    direction: for
    claim: Blimp-1 meets Aiolos in plasma cells
    reference: Hung et al., Cell Death Differ 2016;23:1175
  - target: IRF4
    direction: for
    claim: IRF4 falls after lenalidomide in sensitive myeloma cells
    reference: Lu et al., Science 2014;343:305
  - target: IRF4
    direction: against
    claim: losing IKZF1 or IKZF3 did not lower IRF4 in every myeloma line
    reference: Fedele et al., Blood 2018;132:2166
  - target: MYC
    direction: against
    claim: losing IKZF1 or IKZF3 did not lower MYC in every myeloma line
    reference: Fedele et al., Blood 2018;132:2166
`;
}
