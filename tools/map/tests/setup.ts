// What all tests look at, made once: results, reports, a server, a browser.
//   RAILREACH  the command
//   CHROMIUM   the browser [/usr/bin/chromium]
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

export interface Shared {
  railreach: string;
  study: string;
  scratch: string; // a folder
  base: string; // its result.pb
  report: string; // the study, with other years and rankings
  comparison: string; // 2030 against it
  server: string; // its address, http://127.0.0.1:PORT/
  browser: string; // to connect to
}

declare module 'vitest' {
  interface ProvidedContext {
    shared: Shared;
  }
}

const STUDY = join(__dirname, '../../../networks/shanghai');

export default async function setup(project: TestProject) {
  const railreach = process.env.RAILREACH;
  if (!railreach) throw new Error('RAILREACH is to name the command');
  const scratch = mkdtempSync(join(tmpdir(), 'railreach-map-'));
  const server = spawn(railreach, ['serve', STUDY, '--port', '0', '--quiet']);
  const ended = once(server, 'exit');
  const browser = await launch();
  project.provide('shared', {
    railreach,
    study: STUDY,
    scratch,
    ...makeReports(railreach, scratch),
    server: await addressOf(server),
    browser: browser.wsEndpoint(),
  });
  return async () => {
    rmSync(scratch, { recursive: true });
    server.kill('SIGINT');
    await browser.close();
    const [code, signal] = await ended;
    if (code !== 0) throw new Error(`the server ended: ${code ?? signal}`);
  };
}

function makeReports(railreach: string, scratch: string) {
  const run = (file: string, name: string) => {
    const out = join(scratch, name);
    const options = ['--quiet', '--threads', '1', '--out', out];
    execFileSync(railreach, ['run', file, ...options]);
    return out;
  };
  const study = (name: string) =>
    run(join(STUDY, 'studies', `${name}.textproto`), name);
  const report = (name: string, options: string[]) => {
    const out = join(scratch, `${name}.html`);
    execFileSync(railreach, ['report', ...options, '-o', out]);
    return out;
  };
  const base = run(STUDY, 'base');
  const later = study('baseline_2030');
  const rankings = ['which_first', 'n_1'].map(study);
  return {
    base: join(base, 'result.pb'),
    report: report('report', [
      base,
      ...['--with', later, '--with', study('baseline_2035')],
      ...rankings.flatMap((ranking) => ['--ranking', ranking]),
    ]),
    comparison: report('comparison', [later, '--compare', base]),
  };
}

function launch(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}

// Once it has said where it is.
function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes;
      const found = /http:\/\/[\d.]+:\d+\//.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`no server: ${said}`)));
  });
}
