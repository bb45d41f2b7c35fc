// npm run record: records how a shipped model draws, for the Markdown preview, which is too slow for it.
import { importTypeScript } from './build/importTypeScript.mjs';

const { recordSampling } = await importTypeScript('test/tools/models/recordSampling.ts');
await recordSampling();
