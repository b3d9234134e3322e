/** A Slurm of one node on this machine, without systemd, munge or a database. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PACKAGES = ['slurmctld', 'slurmd', 'slurm-client', 'slurm-wlm-basic-plugins'];

export interface Slurm {
  /** Runs a command of Slurm; gives what it prints. */
  call(command: string, ...args: string[]): string;
  end(): void;
}

const has = (command: string): boolean => spawnSync('which', [command]).status === 0;

/** Installs it where that is possible without asking, or says how. */
function ensureSlurm(): void {
  if (has('slurmctld') && has('slurmd') && has('sbatch')) return;
  const install = ['install', '-y', '--no-install-recommends', ...PACKAGES];
  if (process.getuid?.() === 0 && has('apt-get')) {
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['-qq', 'update'], quiet);
    spawnSync('apt-get', ['-qq', ...install], quiet);
  }
  if (!has('slurmctld')) throw new Error(`Slurm is missing: sudo apt-get ${install.join(' ')}`);
}

/** Milliseconds to wait for it to start. */
const PATIENCE = 60_000;

export async function startSlurm(): Promise<Slurm> {
  ensureSlurm();
  const folder = mkdtempSync(join(tmpdir(), 'stroma-slurm-'));
  const path = (name: string): string => join(folder, name);
  for (const name of ['state', 'spool']) mkdirSync(path(name));
  const node = hostname().split('.')[0];
  const port = 20_000 + (process.pid % 10_000) * 2;
  writeFileSync(path('slurm.conf'), settings(node, port, path));
  const env = { ...process.env, SLURM_CONF: path('slurm.conf') };
  const start = (program: string, ...args: string[]): ChildProcess => {
    const log = openSync(path(`${program}.out`), 'w');
    return spawn(program, ['-D', '-f', path('slurm.conf'), ...args], { env, stdio: ['ignore', log, log] });
  };
  const daemons = [start('slurmctld', '-i'), start('slurmd', '-N', node)];
  const slurm: Slurm = {
    call: (command, ...args) =>
      execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    end() {
      for (const daemon of daemons) daemon.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const until = Date.now() + PATIENCE;
  for (;;) {
    const { stdout } = spawnSync('sinfo', ['-h', '-o', '%T'], { env, encoding: 'utf8' });
    if (stdout.trim() === 'idle') return slurm;
    if (Date.now() > until) {
      const logs = ['slurmctld.out', 'slurmd.out'].map((name) =>
        execFileSync('tail', ['-n', '20', path(name)], { encoding: 'utf8' }),
      );
      slurm.end();
      throw new Error(`Slurm did not start, its node is "${stdout.trim()}":\n${logs.join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const settings = (node: string, port: number, path: (name: string) => string): string => `ClusterName=stroma
SlurmctldHost=${node}(127.0.0.1)
SlurmctldPort=${port}
SlurmdPort=${port + 1}
SlurmUser=${userInfo().username}
SlurmdUser=${userInfo().username}
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
KillWait=1
SchedulerParameters=sched_interval=1,batch_sched_delay=1
StateSaveLocation=${path('state')}
SlurmdSpoolDir=${path('spool')}
SlurmctldPidFile=${path('slurmctld.pid')}
SlurmdPidFile=${path('slurmd.pid')}
NodeName=${node} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
