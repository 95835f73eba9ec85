// Cuts GitHub's OpenAPI description (385 MB unpacked) down to the calls that the adapter makes.
// usage: node cut-spec.mjs PACKAGE.tgz OUT.json
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const [archive, out] = process.argv.slice(2);

// Of @octokit/openapi 23.0.2. It is not in the lock file, which would unpack all of it.
const SHA512 =
  "a55f0cecbf46636dc0c9b36f4e6a369f28e6a669edebedac444fedaabd192d07" +
  "0f4b8967c3bbb979918d9b044d9010b70fb8195db171e401f32d455105718386";

const CALLS = {
  "/user": ["get"],
  "/users/{username}": ["get"],
  "/app": ["get"],
  "/app/hook/deliveries": ["get"],
  "/app/hook/deliveries/{delivery_id}/attempts": ["post"],
  "/app/installations/{installation_id}/access_tokens": ["post"],
  "/repos/{owner}/{repo}": ["get"],
  "/repos/{owner}/{repo}/installation": ["get"],
  "/repos/{owner}/{repo}/pulls": ["get"],
  "/repos/{owner}/{repo}/pulls/{pull_number}": ["get"],
  "/repos/{owner}/{repo}/commits/{commit_sha}/pulls": ["get"],
  "/repos/{owner}/{repo}/commits/{ref}": ["get"],
  "/repos/{owner}/{repo}/commits/{ref}/check-runs": ["get"],
  "/repos/{owner}/{repo}/commits/{ref}/status": ["get"],
  "/repos/{owner}/{repo}/statuses/{sha}": ["post"],
  "/repos/{owner}/{repo}/check-runs": ["post"],
  "/repos/{owner}/{repo}/check-runs/{check_run_id}": ["patch"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun": ["post"],
  "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}": ["get"],
  "/app-manifests/{code}/conversions": ["post"],
  "/repos/{owner}/{repo}/branches/{branch}": ["get"],
  "/repos/{owner}/{repo}/compare/{basehead}": ["get"],
  "/repos/{owner}/{repo}/contents/{path}": ["get"],
  "/repos/{owner}/{repo}/issues/{issue_number}/comments": ["get", "post"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}": ["patch", "delete"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions": ["post"],
  "/repos/{owner}/{repo}/collaborators/{username}/permission": ["get"],
};

const digest = createHash("sha512").update(readFileSync(archive)).digest("hex");
if (digest !== SHA512) {
  throw new Error(`${archive} has SHA-512 ${digest}, not the one that is expected`);
}
const unpacked = spawnSync("tar", ["-xzOf", archive, "package/generated/api.github.com.json"], {
  maxBuffer: 64 * 1024 * 1024,
});
if (unpacked.status !== 0) {
  throw new Error(`tar failed: ${unpacked.stderr}`);
}
const whole = JSON.parse(unpacked.stdout);

const cut = { openapi: whole.openapi, info: whole.info, servers: whole.servers, paths: {}, components: {} };
const kept = new Set();

function keep(node) {
  if (node === null || typeof node !== "object") {
    return;
  }
  if (typeof node.$ref === "string" && !kept.has(node.$ref)) {
    kept.add(node.$ref);
    const [, , kind, name] = node.$ref.split("/");
    const component = whole.components[kind][name];
    (cut.components[kind] ??= {})[name] = component;
    keep(component);
  }
  Object.values(node).forEach(keep);
}

for (const [path, methods] of Object.entries(CALLS)) {
  cut.paths[path] = Object.fromEntries(methods.map((method) => [method, whole.paths[path][method]]));
  keep(cut.paths[path]);
}
// Renamed when whole: an interrupted run leaves nothing that the next one would take for good.
writeFileSync(`${out}.unfinished`, JSON.stringify(cut));
renameSync(`${out}.unfinished`, out);
