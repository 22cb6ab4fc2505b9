import { modeOfDensity } from './kernel-density.ts';
import { signalGivenBackground } from './signal-given-background.ts';
import { square } from '../../statistics/power.ts';

/**
 * RMA's background correction of the perfect-match probes of one array: intensity = exponential signal +
 * normal background, whose parameters are read off the density of the intensities.
 *
 * **Source:** Irizarry et al., Biostatistics 2003;4:249; the parameters as in Bioconductor affy.
 * **R:** `affy::bg.adjust(intensities)`
 * @param intensities perfect-match intensities of one array, not logged
 */
export function rmaBackgroundCorrect(intensities: Float64Array): Float64Array {
  const overall = modeOfDensity(intensities);
  const mean = modeOfDensity(intensities.filter((x) => x < overall));
  const below = intensities.filter((x) => x < mean);
  const above = intensities.filter((x) => x > mean).map((x) => x - mean);
  const squares = below.reduce((sum, x) => sum + square(x - mean), 0);
  const deviation = Math.sqrt(squares / (below.length - 1)) * Math.SQRT2;
  const signalMean = modeOfDensity(above);
  return intensities.map((x) => signalGivenBackground(x, mean, deviation, signalMean));
}
