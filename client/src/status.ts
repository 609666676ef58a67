/** The status bar item: findings and memory at a glance, the tree and its version on hover. It is shown once there is a
 *  kernel tree to speak of, and computes nothing. */
import {
  Disposable,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode';
import type { StatusMethod, StatusParams } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';

const method: StatusMethod = 'pinsight/status';

export function status(server: Server): Disposable {
  const item = window.createStatusBarItem('pinsight.status', StatusBarAlignment.Left);
  item.name = 'Pinsight';
  item.command = 'pinsight.showOutput';
  server.onClient((client) => {
    item.hide();
    client.onNotification(method, (params: StatusParams) => show(item, params));
  });
  return Disposable.from(item);
}

function show(item: StatusBarItem, params: StatusParams): void {
  const { state, findings, memory } = params;
  const megabytes = `${Math.round(memory / 1e6)} MB`;
  const found = findings === 1 ? '1 finding' : `${findings === 0 ? 'no' : findings} findings`;
  item.text = `${icons[state]} Pinsight: ${found} · ${megabytes}`;
  item.accessibilityInformation = { label: `Pinsight: ${found}, ${megabytes}, ${state}`, role: 'status' };
  item.backgroundColor = state === 'failed' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
  item.tooltip = tooltip(params, megabytes);
  item.show();
}

const icons: Readonly<Record<StatusParams['state'], string>> = {
  idle: '$(lock)',
  analysing: '$(sync~spin)',
  failed: '$(warning)',
};

function tooltip({ root, kernelVersion }: StatusParams, memory: string): MarkdownString {
  const text = new MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: ['pinsight.restart', 'pinsight.showOutput', 'pinsight.checkTree'] };
  const line = (label: string, value: string) => {
    text.appendMarkdown(`**${label}** `).appendText(value).appendMarkdown('  \n');
  };
  line('Tree', root === '' ? 'none' : root);
  line('Kernel', kernelVersion === '' ? 'version unknown' : kernelVersion);
  line('Memory', memory);
  text.appendMarkdown(
    '\n[Check tree](command:pinsight.checkTree) · [Output](command:pinsight.showOutput) · ' +
      '[Restart](command:pinsight.restart)',
  );
  return text;
}
