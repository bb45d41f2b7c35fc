import * as l10n from '@vscode/l10n';
import type { GpuCause, GpuCheck, GpuFindings } from './gpuChecks';

/** What must be so, as a table's row names it. */
export function gpuCheckName(id: GpuCheck['id']): string {
  switch (id) {
    case 'secure':
      return l10n.t('The page is served securely');
    case 'webgpu':
      return l10n.t('There is WebGPU');
    case 'adapter':
      return l10n.t('WebGPU finds an adapter');
    case 'real':
      return l10n.t('The adapter is a real GPU');
    case 'limits':
      return l10n.t('Largest buffer and binding');
    case 'device':
      return l10n.t('A device starts and answers');
    case 'engine':
      return l10n.t('The chosen engine uses it');
  }
}

/** Why the GPU is not used, in a sentence. */
export function gpuCauseText(cause: GpuCause): string {
  switch (cause) {
    case 'none':
      return l10n.t('Nothing stands in the way: the GPU works here, and the engine uses it.');
    case 'insecure':
      return l10n.t('This page is not served securely, and browsers offer WebGPU only to pages that are.');
    case 'no-webgpu':
      return l10n.t('There is no WebGPU here: it is missing in this version, or turned off.');
    case 'no-adapter':
      return l10n.t('WebGPU is there, but it finds no graphics adapter.');
    case 'software':
      return l10n.t(
        'WebGPU is there, but its only adapter computes on the CPU; the kernels for the CPU are faster than that.',
      );
    case 'device-refused':
      return l10n.t('There is a GPU, but it refused to start.');
    case 'device-lost':
      return l10n.t('There is a GPU, but it was lost at once.');
    case 'lost-before':
      return l10n.t('The GPU works, but was lost more than once while the engine used it.');
    case 'cpu-chosen':
      return l10n.t('The GPU works, but the chosen engine computes on the CPU.');
  }
}

/** What to do about it here, the likeliest first. */
export function gpuAdvice(findings: GpuFindings): string[] {
  return [...aboutCause(findings), ...aboutPlace(findings)];
}

function aboutCause({ cause, system, shell }: GpuFindings): string[] {
  switch (cause) {
    case 'none':
      return [];
    case 'cpu-chosen':
      return [l10n.t('Choose “automatic” as the engine above.')];
    case 'insecure':
      return [
        l10n.t(
          'Open the editor by https or from localhost. “ssh -L 8080:localhost:8080 HOST” makes a server’s port 8080 a local one.',
        ),
      ];
    case 'device-refused':
    case 'device-lost':
    case 'lost-before':
      return [
        l10n.t('Close what else uses much of the GPU’s memory, then open the playground again.'),
        l10n.t('Update the graphics driver, and restart the computer after that.'),
      ];
    case 'no-webgpu':
    case 'no-adapter':
    case 'software':
      return shell === 'desktop' ? onDesktop(system) : inBrowser(shell, system);
  }
}

function onDesktop(system: GpuFindings['system']): string[] {
  const acceleration = l10n.t(
    'In “Preferences: Configure Runtime Arguments”, remove “disable-hardware-acceleration”; do not start VS Code with “--disable-gpu”.',
  );
  const status = l10n.t('“code --status” in a terminal says under “GPU Status” what is turned off.');
  switch (system) {
    case 'linux':
      return [
        l10n.t(
          'On Linux, WebGPU is off with most drivers. Quit VS Code wholly, then start it with “code --enable-unsafe-webgpu --enable-features=Vulkan --ignore-gpu-blocklist”.',
        ),
        l10n.t('It needs a Vulkan driver: “vulkaninfo --summary” must name your GPU.'),
        acceleration,
        status,
      ];
    case 'windows':
      return [
        acceleration,
        l10n.t('Update VS Code and the graphics driver.'),
        l10n.t('In a Remote Desktop session or a virtual machine there often is no GPU.'),
        status,
      ];
    case 'macos':
      return [
        acceleration,
        l10n.t('Update VS Code. In a virtual machine there is no GPU for WebGPU.'),
        status,
      ];
    case 'other':
      return [acceleration, status];
  }
}

function inBrowser(shell: 'chromium' | 'firefox' | 'safari', system: GpuFindings['system']): string[] {
  switch (shell) {
    case 'firefox':
      return [
        l10n.t(
          'Firefox has WebGPU on Windows from version 141 on, and on Macs with Apple silicon from 145 on. Elsewhere use Chrome or Edge.',
        ),
      ];
    case 'safari':
      return [l10n.t('Safari has WebGPU from version 26 on. Before that, use Chrome or Edge.')];
    case 'chromium':
      return [
        l10n.t('Turn on graphics acceleration in the browser’s settings, under “System”, and update it.'),
        ...(system === 'linux'
          ? [
              l10n.t(
                'On Linux, turn on “chrome://flags/#enable-unsafe-webgpu” and “chrome://flags/#enable-vulkan”, and restart the browser.',
              ),
            ]
          : []),
        l10n.t('“chrome://gpu” says in its line “WebGPU” what is missing.'),
      ];
  }
}

/** The page runs where the window is, whatever the extension host runs on. */
function aboutPlace({ remote, shell, cause }: GpuFindings): string[] {
  if (remote === null) {
    return [];
  }
  const elsewhere = l10n.t(
    'The remote machine’s own GPU is out of reach for the playground; “Continue on a Cluster…” exports the run for it.',
  );
  if (shell !== 'desktop') {
    return [
      l10n.t(
        'The playground runs in your browser: the GPU of the computer before you counts, not the server’s.',
      ),
      elsewhere,
    ];
  }
  if (remote === 'wsl') {
    return cause === 'none'
      ? []
      : [
          l10n.t(
            'With WSL the playground runs in the window on Windows: what counts is the driver of Windows.',
          ),
        ];
  }
  return [
    l10n.t(
      'The playground runs in this window: the GPU of the computer before you counts, not the remote one’s.',
    ),
    elsewhere,
  ];
}
