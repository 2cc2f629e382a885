// Installs what the lock file names, unless exactly that is there already.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const mark = 'node_modules/.installed-lock'
const lock = readFileSync('package-lock.json', 'utf8')
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  execFileSync('npm', ['ci', '--loglevel=error'], { stdio: 'inherit' })
  writeFileSync(mark, lock)
}
