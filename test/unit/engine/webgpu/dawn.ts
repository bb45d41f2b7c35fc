import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { create } from 'webgpu';

/** Where Chromium keeps SwiftShader, the Vulkan driver that draws on the CPU; undefined when it is not here. */
export const swiftShaderFolder = [
  process.env.CHROMIUM && path.dirname(realpathSync(process.env.CHROMIUM)),
  '/usr/lib/chromium',
].find((folder) => folder && existsSync(path.join(folder, 'vk_swiftshader_icd.json')));

/** A device that checks everything and runs nothing: what it is asked for can be counted. */
export async function nullAdapter(): Promise<GPUAdapter> {
  return adapterOf(['backend=null']);
}

/** A device that runs on the CPU, as in Chromium without a GPU. */
export async function swiftShaderAdapter(): Promise<GPUAdapter> {
  if (!swiftShaderFolder) throw new Error('Chromium is not here, and with it SwiftShader.');
  process.env.VK_ICD_FILENAMES = path.join(swiftShaderFolder, 'vk_swiftshader_icd.json');
  // Dawn looks for the Vulkan loader by its name: Chromium's own, loaded already, is found then. RTLD_NODELETE.
  const keep = 0x1000;
  try {
    const library = path.join(swiftShaderFolder, 'libvulkan.so.1');
    process.dlopen({ exports: {} }, library, constants.dlopen.RTLD_NOW | constants.dlopen.RTLD_GLOBAL | keep);
  } catch {
    // It is no addon of Node's, which says so after loading it.
  }
  return adapterOf([]);
}

/** Kept alive: devices end with what made them. */
const instances: GPU[] = [];

async function adapterOf(options: string[]): Promise<GPUAdapter> {
  const gpu = create(options);
  instances.push(gpu);
  const adapter = await gpu.requestAdapter();
  if (!adapter) throw new Error('Dawn gave no adapter.');
  return adapter;
}
