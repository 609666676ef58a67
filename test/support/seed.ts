/** One seed for all property tests, so that a red run can be repeated; PINSIGHT_SEED walks elsewhere. It knows no test. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PINSIGHT_SEED ?? 20261120) });
