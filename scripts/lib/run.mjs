import { spawn } from 'node:child_process'
import { binary, projectDir, toolEnv } from './tools.mjs'

/**
 * Runs a tool of the project with its own Node, and ends it after `timeoutMs`.
 *
 * @param {string} tool name of the tool's command, see `binary`
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs: number, show?: boolean, under?: string[] }} options `show`: what it
 * prints goes straight to the screen; `under`: a command that runs it, such as xvfb-run
 * @returns {Promise<{ code: number, output: string, seconds: number }>} code 124 when it took too long
 */
export function runTool(tool, args, { env = {}, timeoutMs, show = false, under = [] }) {
  const started = Date.now()
  const [command, ...rest] = [...under, binary('node'), binary(tool), ...args]
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      cwd: projectDir,
      env: toolEnv(env),
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      // A group of its own (not on Windows), so that what it started ends with it.
      detached: process.platform !== 'win32',
    })
    const pieces = []
    child.stdout?.on('data', (piece) => pieces.push(piece))
    child.stderr?.on('data', (piece) => pieces.push(piece))
    let late = false
    const timer = setTimeout(() => {
      late = true
      endGroup(child)
    }, timeoutMs)
    const finish = (code) => {
      clearTimeout(timer)
      resolve({
        code: late ? 124 : (code ?? 1),
        output: Buffer.concat(pieces).toString(),
        seconds: (Date.now() - started) / 1000,
      })
    }
    child.on('error', () => finish(1))
    child.on('close', finish)
  })
}

function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself just now.
  }
}
