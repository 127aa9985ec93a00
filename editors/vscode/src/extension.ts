// Starts `ralat lsp` and shows how it is doing; everything else is the server's.
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";

const SELECTOR = ["markdown", "mdx", "html", "plaintext"].flatMap((language) => [
  { scheme: "file", language },
  { scheme: "untitled", language },
]);

let client: LanguageClient | undefined;

/** What the server takes as settings; the docstring of `lint.lsp` has them. */
function settings(): Record<string, unknown> {
  const own = vscode.workspace.getConfiguration("ralat");
  return {
    preset: own.get<string>("preset") || undefined,
    select: own.get<string[]>("select", []),
    ignore: own.get<string[]>("ignore", []),
    info: own.get<boolean>("info", false),
  };
}

async function start(status: vscode.StatusBarItem): Promise<void> {
  const own = vscode.workspace.getConfiguration("ralat");
  const server: ServerOptions = {
    command: own.get<string>("path", "ralat"),
    args: [...own.get<string[]>("args", []), "lsp"],
  };
  const options: LanguageClientOptions = { documentSelector: SELECTOR, initializationOptions: settings() };
  client = new LanguageClient("ralat", "ralat", server, options);
  client.onDidChangeState(({ newState }) => show(status, newState));
  try {
    await client.start();
  } catch (problem) {
    show(status, State.Stopped);
    const answer = await vscode.window.showErrorMessage(
      `ralat tidak dapat dimulai (${server.command}). Pasang dengan: pip install "ralat[lsp]", atau atur ralat.path.`,
      "Buka setelan",
      "Catatan",
    );
    if (answer === "Buka setelan") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "ralat.path");
    } else if (answer === "Catatan") {
      client.outputChannel.show();
    }
  }
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose();
}

/** How many findings the text in front has; a spinning sign while the server starts. */
function show(status: vscode.StatusBarItem, state: State | undefined = client?.state): void {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const own = uri ? vscode.languages.getDiagnostics(uri).filter((d) => d.source === "ralat") : [];
  const running = state === State.Running;
  status.text = running ? `$(book) ralat ${own.length}` : state === State.Starting ? "$(sync~spin) ralat" : "$(circle-slash) ralat";
  status.tooltip = running ? `ralat: ${own.length} temuan. Klik untuk mulai ulang.` : "ralat tidak berjalan. Klik untuk memulai.";
  status.show();
}

/** The finding at the cursor. */
function finding(): vscode.Diagnostic | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const all = vscode.languages.getDiagnostics(editor.document.uri).filter((d) => d.source === "ralat");
  return all.find((d) => d.range.contains(editor.selection.active));
}

function rule(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === "object" ? code.value : code);
}

async function explain(): Promise<void> {
  const found = finding();
  if (!found) {
    void vscode.window.showInformationMessage("Tidak ada temuan ralat di kursor.");
    return;
  }
  await vscode.commands.executeCommand("ralat.explain", rule(found));
}

async function fixAll(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri) {
    await vscode.commands.executeCommand("ralat.fixAll", uri.toString());
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 100);
  status.command = "ralat.restart";
  const restart = async () => {
    await stop();
    await start(status);
  };
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand("ralat.restart", restart),
    vscode.commands.registerCommand("ralat.fixAllHere", fixAll),
    vscode.commands.registerCommand("ralat.explainRule", explain),
    vscode.commands.registerCommand("ralat.showLog", () => client?.outputChannel.show()),
    vscode.languages.onDidChangeDiagnostics(() => show(status)),
    vscode.window.onDidChangeActiveTextEditor(() => show(status)),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("ralat.path") || event.affectsConfiguration("ralat.args")) {
        await restart();
      } else if (event.affectsConfiguration("ralat")) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: { ralat: settings() } });
      }
    }),
  );
  await start(status);
}

export function deactivate(): Promise<void> {
  return stop();
}
