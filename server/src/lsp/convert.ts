/** The sole translator between findings and protocol types: places, encodings, related information. It asks nobody and
 *  keeps nothing, and never lets a position out that the document does not have. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DiagnosticData } from '../protocol.ts';
import type { Finding, Level, Step } from '../service/finding.ts';

export type Encoding = 'utf-16' | 'utf-8';

/** UTF-16, which every client must know, unless the client says it knows only UTF-8. */
export function negotiate(offered: readonly string[] | undefined): Encoding {
  if (!offered || offered.includes('utf-16')) return 'utf-16';
  return offered.includes('utf-8') ? 'utf-8' : 'utf-16';
}

/** What the translation of one document's findings asks for. */
export interface Translation {
  readonly document: TextDocument;
  readonly encoding: Encoding;
  /** The client shows related information. */
  readonly related: boolean;
  /** Of a file named by a finding. */
  uriOf(file: string): string;
  /** Its text, where it is at hand; without it a place is passed on as it is. */
  textOf(file: string): TextDocument | undefined;
  rulePage(ruleId: string): string | undefined;
}

/** Leaders only; what is folded into one is named in its message. */
export function diagnosticsOf(findings: readonly Finding[], to: Translation): Diagnostic[] {
  return leadersOf(findings).map((leader) => {
    const also = findings.filter((one) => one.foldedInto === leader.id).map((one) => one.ruleId);
    return diagnosticOf(leader, also, to);
  });
}

/** A finding folded into one that is not in the list leads itself: nothing is lost by filtering. */
export function leadersOf(findings: readonly Finding[]): Finding[] {
  const ids = new Set(findings.map((finding) => finding.id));
  return findings.filter(({ foldedInto }) => foldedInto === undefined || !ids.has(foldedInto));
}

function diagnosticOf(finding: Finding, also: readonly string[], to: Translation): Diagnostic {
  const page = to.rulePage(finding.ruleId);
  const data: DiagnosticData = { id: finding.id, ruleId: finding.ruleId };
  const related = to.related ? relatedOf(finding.path, to) : [];
  return {
    range: rangeIn(to.document, finding, to.encoding),
    severity: finding.deprecated ? DiagnosticSeverity.Hint : severities[finding.level],
    source: 'pinsight',
    code: finding.ruleId,
    message:
      also.length === 0 ? finding.message : `${finding.message}\nalso: ${[...new Set(also)].join(', ')}`,
    data,
    // A hint is struck through where it stands, and fills no list of problems.
    ...(finding.deprecated ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The path without its last step, which is the finding itself. */
function relatedOf(path: readonly Step[], to: Translation): DiagnosticRelatedInformation[] {
  return path.slice(0, -1).map((step) => {
    const text = to.textOf(step.file);
    const range = text ? rangeIn(text, step, to.encoding) : unchecked(step);
    return { location: { uri: to.uriOf(step.file), range }, message: step.words };
  });
}

type Extent = Pick<Step, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Moved into the document where it lies outside. */
export function rangeIn(document: TextDocument, at: Extent, encoding: Encoding): Range {
  const start = document.offsetAt({ line: at.line - 1, character: at.column - 1 });
  const end = document.offsetAt({ line: at.endLine - 1, character: at.endColumn - 1 });
  return spanRange(document, start, Math.max(start, end), encoding);
}

export function spanRange(document: TextDocument, start: number, end: number, encoding: Encoding): Range {
  return { start: positionOf(document, start, encoding), end: positionOf(document, end, encoding) };
}

const unchecked = (at: Extent): Range => ({
  start: { line: at.line - 1, character: at.column - 1 },
  end: { line: at.endLine - 1, character: at.endColumn - 1 },
});

/** What the client calls the place at an offset of ours. */
export function positionOf(document: TextDocument, offset: number, encoding: Encoding): Position {
  const position = document.positionAt(offset);
  if (encoding === 'utf-16') return position;
  const before = lineText(document, position.line).slice(0, position.character);
  return { line: position.line, character: utf8Length(before) };
}

/** Our offset of what the client names; a place outside the document is moved to its nearest end. */
export function offsetOf(document: TextDocument, position: Position, encoding: Encoding): number {
  const { line, character } = position;
  if (!Number.isInteger(line) || !Number.isInteger(character)) throw new TypeError('not a position');
  if (encoding === 'utf-16' || line < 0 || line >= document.lineCount)
    return document.offsetAt({ line, character: Math.max(character, 0) });
  return document.offsetAt({ line, character: utf16Length(lineText(document, line), character) });
}

const lineText = (document: TextDocument, line: number): string =>
  document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) bytes += bytesOf(char);
  return bytes;
}

/** Units of the longest start of `text` that fits into so many bytes: a place inside a character is its beginning. */
function utf16Length(text: string, bytes: number): number {
  let units = 0;
  for (const char of text) {
    bytes -= bytesOf(char);
    if (bytes < 0) break;
    units += char.length;
  }
  return units;
}

/** A lone surrogate counts three, as the replacement character that stands for it on the wire. */
function bytesOf(char: string): number {
  const code = char.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
