// The product's own main program, with one thing changed: an error box writes down what it says instead of waiting for
// someone to close it.
const { app, dialog } = require('electron')
const { writeFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

dialog.showErrorBox = (title, content) => {
  writeFileSync(process.env.BUURTBALIE_ERROR_BOX, JSON.stringify({ title, content }))
}
const project = resolve(__dirname, '..', '..', '..')
app.setAppPath(project)
require(join(project, require(join(project, 'package.json')).main))
