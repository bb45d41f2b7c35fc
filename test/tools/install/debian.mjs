import { onPath, run } from '../run.mjs';

/** Whether this process may install Debian packages. */
export const canInstall = () => process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/**
 * Installs those of `packages` that are not here yet.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether all of them are here afterwards
 */
export async function installDebianPackages(packages) {
  if (!onPath('dpkg-query')) {
    return false;
  }
  const missing = [];
  for (const name of packages) {
    const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
    if (output !== 'installed') {
      missing.push(name);
    }
  }
  if (missing.length === 0) {
    return true;
  }
  if (!canInstall()) {
    return false;
  }
  console.log(`Installing Debian packages: ${missing.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  return (await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env })).code === 0;
}
