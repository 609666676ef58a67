/** The command line itself: verbs, options, what they take, and the exit code of a mistake. It parses and delegates;
 *  no verb's work is done here. */
import { posix } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Layer } from '../config/resolve.ts';
import { kernelVersionSchema, levelSchema, type SettingLevel } from '../config/schema.ts';
import type { Level } from '../service/finding.ts';
import type { DumpLayer } from '../service/service.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { dump } from './dump.ts';
import { explain } from './explain.ts';
import type { ExitCode, Host } from './host.ts';
import type { Format } from './output.ts';

/** `words` are the arguments without the program's name. */
export async function run(words: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = commands(host, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function commands(host: Host, done: (code: ExitCode) => void): Command {
  const program = new Command('pinsight')
    .description('What Linux KVM code does to pages, pfns and mmu_lock.')
    .version(host.version)
    .exitOverride()
    .showHelpAfterError('(--help tells more)')
    .configureOutput({ writeOut: host.out, writeErr: host.err });
  addCheck(program, host, done);
  program
    .command('explain')
    .description('prints what a rule says, why, and what to do; or what a kernel function does and needs')
    .argument(
      '<name>',
      'id of a rule, as it stands in brackets behind a finding, or a function of the kernel',
    )
    .action(async (name: string) => done(await explain(name, host)));
  program
    .command('doctor')
    .description('tells versions, whether the parser works, trees and settings with their origin')
    .argument('[path...]', 'files or folders whose tree and settings are asked for; default: this folder')
    .action(async (paths: string[]) => done(await doctor(paths, host)));
  program
    .command('lsp')
    .description('speaks the language server protocol')
    .requiredOption('--stdio', 'on stdin and stdout')
    .action(() => host.serve());
  return program;
}

interface Flags {
  readonly tree?: string;
  readonly format: Format;
  readonly output?: string;
  readonly rule: Readonly<Record<string, SettingLevel>>;
  readonly failOn: Level | 'never';
  readonly kernelVersion?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly stats?: true;
  readonly dump?: DumpLayer;
}

function addCheck(program: Command, host: Host, done: (code: ExitCode) => void): void {
  const oneOf = (flags: string, text: string, choices: string[]) => new Option(flags, text).choices(choices);
  program
    .command('check')
    .description('analyses files, folders or kernel trees, and prints findings with their paths')
    .argument(
      '[path...]',
      "files (.c, .h) or folders; a kernel tree's root means its KVM folders; default: this folder",
    )
    .option('--tree <folder>', 'root of the kernel tree, where no Makefile tells it')
    .addOption(oneOf('--format <format>', 'form of the report', ['text', 'json', 'sarif']).default('text'))
    .option('-o, --output <file>', 'where the report goes instead of stdout')
    .addOption(ruleOption(host))
    .addOption(
      oneOf('--fail-on <level>', 'exit code 1 from this level on', [
        'error',
        'warning',
        'info',
        'never',
      ]).default('warning'),
    )
    .option(
      '--kernel-version <version>',
      "the kernel's version, where the tree does not say it",
      kernelVersion,
    )
    .option('--baseline <file>', 'findings that are known and not reported')
    .option('--write-baseline <file>', 'accepts all findings of this run; reasons are for you to write')
    .option('--stats', 'closes with what was analysed and what was not')
    .addOption(
      oneOf('--dump <layer>', 'prints a layer of FILE or FILE:FUNCTION instead', [
        'items',
        'ir',
        'flow',
        'trace',
        'summary',
      ]).conflicts(['format', 'output', 'failOn', 'baseline', 'writeBaseline', 'stats']),
    )
    .addHelpText('after', EXIT_CODES)
    .action(async (paths: string[], flags: Flags, command: Command) =>
      done(await runCheck(paths, flags, command, host)),
    );
}

const EXIT_CODES = '\nExit code: 0 nothing at the threshold, 1 findings, 2 usage or unreadable input.';

async function runCheck(paths: string[], flags: Flags, command: Command, host: Host): Promise<ExitCode> {
  const absolute = (path: string | undefined) =>
    path === undefined ? undefined : posix.resolve(host.cwd, path);
  const tree = absolute(flags.tree);
  if (tree !== undefined && (await host.files(host.cwd).kind(tree)) !== 'folder') {
    command.error(`error: --tree ${flags.tree}: not a folder`);
  }
  const layers = flagLayers(flags);
  if (flags.dump) {
    if (paths.length === 0) command.error('error: --dump needs a file, or FILE:FUNCTION');
    return dump(paths, { layer: flags.dump, tree, flags: layers }, host);
  }
  return check(
    paths,
    {
      tree,
      format: flags.format,
      output: absolute(flags.output),
      failOn: flags.failOn,
      stats: flags.stats === true,
      baseline: absolute(flags.baseline),
      writeBaseline: absolute(flags.writeBaseline),
      flags: layers,
    },
    host,
  );
}

const flagLayers = ({ rule, kernelVersion }: Flags): Layer[] => [
  { origin: '--rule', settings: { rules: rule } },
  ...(kernelVersion === undefined ? [] : [{ origin: '--kernel-version', settings: { kernelVersion } }]),
];

function ruleOption(host: Host): Option {
  const levels = levelSchema.options.join('|');
  return new Option(`--rule <id=level>`, `sets the level of a rule: ID=${levels}; may be repeated`)
    .default({}, 'as the rules have them')
    .argParser((said: string, before: Readonly<Record<string, SettingLevel>>) => {
      const [, id, word] = /^([^=]+)=(.+)$/.exec(said) ?? [];
      const level = levelSchema.safeParse(word);
      if (!id || !level.success) throw new InvalidArgumentError(`ID=${levels} is wanted.`);
      if (!host.rules.some((rule) => rule.id === id)) {
        throw new InvalidArgumentError(
          `There is no rule '${id}'; 'pinsight explain ${id}' lists those there are.`,
        );
      }
      return { ...before, [id]: level.data };
    });
}

/** `v6.12` and `6.12.117` are how people name the same thing. */
function kernelVersion(said: string): string {
  const version = said.replace(/^v/, '').replace(/^(\d+\.\d+)[.-].*$/, '$1');
  const checked = kernelVersionSchema.safeParse(version);
  if (!checked.success) throw new InvalidArgumentError("A version such as 6.12, or 'auto', is wanted.");
  return version;
}
