import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCheckNote } from './commands/checkNote';
import { registerExplainFormula } from './commands/explainFormula';
import { registerCompareEngines } from './commands/compareEngines';
import { registerExplainGpu } from './commands/explainGpu';
import { registerEvaluateModel } from './commands/evaluateModel';
import { registerDemoMenu } from './commands/demoMenu';
import { registerCopyAsCode } from './commands/copyAsCode';
import { registerContinueOnCluster } from './commands/continueOnCluster';
import { registerExportLiveNote } from './commands/exportLiveNote';
import { registerExportModel } from './commands/exportModel';
import { registerExportSamples } from './commands/exportSamples';
import { registerImportModel } from './commands/importModel';
import { registerInsertDerivation } from './commands/insertDerivation';
import { registerInsertDemo } from './commands/insertDemo';
import { registerOpenModelFile } from './commands/openModelFile';
import { registerOpenPlayground } from './commands/openPlayground';
import { registerOpenTour } from './commands/openTour';
import { registerSample } from './commands/sample';
import { registerSelfCheck } from './commands/selfCheck';
import { registerStop } from './commands/stop';
import { registerTrain } from './commands/train';
import { registerUseImages } from './commands/useImages';
import { currentSettings } from './settings/currentSettings';
import { currentMacros } from './settings/currentMacros';
import { registerLanguage, scriptsIn } from './language/register';
import { modelTools } from './language/modelTools';
import { WrongFormulas } from './language/wrongFormulas';
import { LinkHandler } from './playground/linkHandler';
import { Playground } from './playground/playground';
import { ModelFileEditor } from './playground/modelFile/modelFileEditor';
import { createMarkdownItPlugin } from './preview/markdownItPlugin';
import { answerBlock } from './preview/notebookBlock';
import { pageTranslations, type PreviewContext } from './preview/previewContext';
import { refreshPreviews, refreshPreviewsOnChange } from './preview/refreshPreviews';
import { log as openLog } from './window/log';
import { applyPatch, defaultPlaygroundState } from './protocol/playgroundState';

/** Makes the parts and wires them; what is returned is asked for by VS Code through the extension's entry point. */
export function start(context: vscode.ExtensionContext) {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const log = openLog();
  const playground = new Playground(context, log);
  context.subscriptions.push(
    log,
    playground,
    registerSample(playground),
    registerTrain(playground),
    registerOpenPlayground(playground),
    registerStop(playground),
    registerEvaluateModel(playground),
    registerSelfCheck(playground),
    registerCompareEngines(playground),
    registerExplainGpu(playground),
    registerExportModel(playground),
    registerExportSamples(playground),
    registerImportModel(playground),
    registerUseImages(playground),
    registerContinueOnCluster(playground),
    registerInsertDemo(),
    registerDemoMenu(playground),
    registerOpenTour(context),
    registerOpenModelFile(),
    refreshPreviewsOnChange(),
  );
  const language = registerLanguage(context, { playgroundT: () => playground.t, log });
  const explanation = registerExplainFormula(language.context, context);
  context.subscriptions.push(
    explanation,
    registerInsertDerivation(language.context),
    registerCopyAsCode(language.context),
    registerCheckNote(language.diagnostics),
  );
  const wrong = new WrongFormulas(language.context, refreshPreviews);
  const scripts = scriptsIn(vscode.Uri.joinPath(context.extensionUri, 'dist'));
  context.subscriptions.push(wrong, registerExportLiveNote(context, { wrong, draw: language.draw, scripts }));
  const previewContext = (): PreviewContext => {
    const { previewEnabled, previewFormulas, dialect, schedule } = currentSettings();
    return {
      enabled: previewEnabled,
      formulas: previewFormulas,
      dialect,
      macros: currentMacros(),
      base: applyPatch(defaultPlaygroundState, { schedule }),
      scheme: vscode.env.uriScheme,
      translations: pageTranslations(vscode.l10n.bundle),
      wrongIn: (text) => wrong.in(text),
    };
  };
  return {
    extendMarkdownIt: createMarkdownItPlugin(previewContext),
    answerBlock: (question: unknown) => answerBlock(question, previewContext()),
    links: new LinkHandler(playground),
    serializers: { 'diffusion.playground': playground, 'diffusion.explanation': explanation },
    modelFiles: new ModelFileEditor(context.extensionUri, log),
    answer: modelTools(language.context),
  };
}
export type Started = ReturnType<typeof start>;
