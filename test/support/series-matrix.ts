/** A GEO series matrix of two samples and two probes, one value missing. */
export const seriesMatrix = [
  '!Series_title\t"Toy"',
  '!Sample_title\t"control 1"\t"drug 1"',
  '!Sample_platform_id\t"GPL1"\t"GPL1"',
  '!Sample_characteristics_ch1\t"treatment: none"\t"treatment: len"',
  '!series_matrix_table_begin',
  '"ID_REF"\t"GSM1"\t"GSM2"',
  '"p1"\t7.5\t8',
  '"p2"\tnull\t6',
  '!series_matrix_table_end',
  '',
].join('\r\n');
