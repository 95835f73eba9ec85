// Starts the peers on free ports of this machine, prints one "NAME URL" line each, and stops them when its input ends.
// usage: node start.mjs SPEC.json
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { once } from "node:events";
import { createEmulator } from "emulate";

const spec = process.argv[2];

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

async function answers(url) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((again) => setTimeout(again, 100));
    }
  }
  throw new Error(`nothing answers at ${url} after a minute`);
}

const emulatorPort = await freePort();
const emulator = await createEmulator({
  service: "github",
  port: emulatorPort,
  seed: {
    github: {
      users: [{ login: "afterrun" }, { login: "someone" }],
      repos: [{ owner: "afterrun", name: "octo-repo", auto_init: true }],
    },
    tokens: {
      "token-of-afterrun": { login: "afterrun", scopes: ["repo", "user"] },
      "token-of-someone": { login: "someone", scopes: ["repo", "user"] },
    },
  },
});

const prismPort = await freePort();
const prism = spawn(
  process.execPath,
  ["node_modules/@stoplight/prism-cli/dist/index.js", "mock", "--host", "127.0.0.1", "--port", prismPort, spec],
  { cwd: import.meta.dirname, stdio: ["ignore", 2, 2] },
);
prism.once("exit", (code) => process.exit(code ?? 1));
await answers(`http://127.0.0.1:${prismPort}/user`);

console.log(`emulate http://127.0.0.1:${emulatorPort}`);
console.log(`prism http://127.0.0.1:${prismPort}`);

process.stdin.resume();
await once(process.stdin, "end");
prism.removeAllListeners("exit");
prism.kill();
await emulator.close();
process.exit(0);
