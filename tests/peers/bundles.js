// The browser bundles hold all they need. Without this line in the lock npm would fetch 400 more packages (300 MB) beside them.
const fs = require('fs');
const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
for (const bundle of ['botframework-directlinejs', 'botframework-webchat']) {
  delete lock.packages['node_modules/' + bundle].dependencies;
  delete lock.packages['node_modules/' + bundle].peerDependencies;
}
fs.writeFileSync('package-lock.json', JSON.stringify(lock, null, 2) + '\n');
