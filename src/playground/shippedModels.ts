import { errorMessage } from '../base/errorMessage';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { describeIssues } from '../protocol/describeIssues';
import { modelCardSchema, modelIndexSchema, type ShippedModel } from '../protocol/modelCard';

const folder = ['media', 'models'] as const;

/**
 * The models that media/models/index.json names, with their cards and the addresses of their files. One whose card
 * cannot be read is left out, and `complain` is told why.
 */
export async function shippedModels(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  complain: (reason: string) => void,
): Promise<ShippedModel[]> {
  const at = (...segments: string[]) => vscode.Uri.joinPath(extensionUri, ...folder, ...segments);
  const read = async <Schema extends v.GenericSchema>(
    schema: Schema,
    ...segments: string[]
  ): Promise<v.InferOutput<Schema> | undefined> => {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(at(...segments)));
      const parsed = v.safeParse(schema, JSON.parse(text));
      if (parsed.success) {
        return parsed.output;
      }
      complain(`${segments.join('/')}: ${describeIssues(parsed.issues)}`);
    } catch (error) {
      complain(`${segments.join('/')}: ${errorMessage(error)}`);
    }
    return undefined;
  };
  const index = await read(modelIndexSchema, 'index.json');
  const models = await Promise.all(
    (index?.models ?? []).map(async (id): Promise<ShippedModel[]> => {
      const card = await read(modelCardSchema, id, 'card.json');
      const address = (name: string) => webview.asWebviewUri(at(id, name)).toString();
      return card
        ? [
            {
              id,
              card,
              config: address('config.json'),
              weights: address('diffusion_pytorch_model.safetensors'),
            },
          ]
        : [];
    }),
  );
  return models.flat();
}
