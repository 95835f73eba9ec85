// Solves SPEC... from one channel for linux-64, and prints one line of JSON for each package that is to be installed.
// usage: node solve.cjs CHANNEL SPEC...
const { simpleSolve } = require("@conda-org/rattler");

const [channel, ...specs] = process.argv.slice(2);
simpleSolve(specs, [channel], ["linux-64", "noarch"], []).then(
  (solved) => {
    for (const { packageName, version, build, url, sha256, md5, size } of solved) {
      console.log(JSON.stringify({ name: packageName, version, build, url, sha256, md5, size: Number(size) }));
    }
  },
  (refused) => {
    console.log(String(refused));
    process.exitCode = 1;
  },
);
