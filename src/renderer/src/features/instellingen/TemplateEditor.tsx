import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Template, type TemplateTried } from '#shared/contract/document'
import { isInvoiceKind, knownFields, listFields, type TemplateKind, templateKinds } from '#shared/domain/documents'
import { api, client } from '../../lib/client'
import { useSave } from '../../lib/useSave'
import { fieldWords, problemText, templateWords } from '../../lib/words/documents'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { StaleNotice } from '../../ui/StaleNotice'
import { Tag } from '../../ui/Tag'

/** The texts of messages: choose one, change it, and see it with a real booking. */
export function TemplateEditor() {
  const list = useQuery(api.templates.list.queryOptions())
  const [kind, setKind] = useState<TemplateKind>('confirmation')
  const template = list.data?.find((t) => t.kind === kind)
  return (
    <Card
      title="Sjablonen"
      note="de teksten van berichten aan huurders, en van de mail met cijfers"
      actions={
        <Select
          aria-label="Sjabloon"
          w={200}
          allowDeselect={false}
          data={choices(templateWords)}
          value={kind}
          onChange={(value) => setKind(templateKinds.find((k) => k === value) ?? 'confirmation')}
        />
      }
    >
      {template && <Editor key={kind} template={template} />}
    </Card>
  )
}

type Values = { subject: string; body: string }
const toValues = ({ subject, body }: Template): Values => ({ subject, body })

function Editor({ template }: { template: Template }) {
  const { kind } = template
  const form = useForm<Values>({
    initialValues: toValues(template),
    validate: {
      subject: (text) => (text.trim() === '' ? 'Vul een onderwerp in.' : null),
      body: (text) => (text.trim() === '' ? 'Vul een tekst in.' : null),
    },
  })
  const saving = useSave({ form, row: template, toValues, read: (current) => Template.safeParse(current).data ?? null })
  const area = useRef<HTMLTextAreaElement>(null)
  const values = form.getValues()
  const [typed] = useDebouncedValue(values, 250)
  const tried = useQuery(
    api.templates.check.queryOptions({ input: { kind, ...typed }, placeholderData: keepPreviousData }),
  )
  const problems = tried.data?.problems ?? []
  const submit = form.onSubmit(async ({ subject, body }) => {
    await saving.save(
      (revision) => client.templates.change({ kind, revision, subject: subject.trim(), body }),
      `Het sjabloon ${templateWords[kind].toLowerCase()} is opgeslagen`,
    )
  })
  const reset = async () => {
    const shipped = await saving.save(
      (revision) => client.templates.reset({ kind, revision }),
      'De tekst van Buurtbalie staat er weer',
    )
    if (shipped) {
      form.setValues(toValues(shipped))
      form.resetDirty(toValues(shipped))
    }
  }
  /** Puts a field in the text where the cursor stands. */
  const insert = (name: string) => {
    const field = area.current
    const at = field?.selectionStart ?? values.body.length
    const put = `{{${name}}}`
    form.setFieldValue('body', `${values.body.slice(0, at)}${put}${values.body.slice(field?.selectionEnd ?? at)}`)
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at + put.length, at + put.length)
    })
  }
  return (
    <form onSubmit={submit} noValidate className="in-template">
      <div className="in-form">
        {saving.stale && <StaleNotice onTheirs={saving.takeTheirs} onMine={saving.keepMine} />}
        <TextInput label="Onderwerp" maxLength={300} {...form.getInputProps('subject')} />
        <Textarea
          ref={area}
          label="Tekst"
          autosize
          minRows={12}
          maxRows={22}
          maxLength={20_000}
          classNames={{ input: 'in-template-text' }}
          {...form.getInputProps('body')}
        />
        <div aria-live="polite">
          {problems.map((problem) => (
            <p key={`${problem.part} ${problem.line} ${problem.detail}`} className="in-template-problem">
              {problem.part === 'subject' ? 'Onderwerp: ' : ''}
              {problemText(problem)}
            </p>
          ))}
        </div>
        <div className="in-row">
          <Button type="submit" loading={saving.busy} disabled={!form.isDirty() || problems.length > 0}>
            Opslaan
          </Button>
          {form.isDirty() && (
            <Button variant="default" onClick={() => form.reset()}>
              Terug naar wat er stond
            </Button>
          )}
          {!template.original && (
            <Button variant="default" onClick={() => void reset()}>
              Terug naar de tekst van Buurtbalie
            </Button>
          )}
        </div>
        <FieldList kind={kind} onChoose={insert} />
      </div>
      <Example tried={tried.data} kind={kind} />
    </form>
  )
}

/** What may stand in the text; a press puts it there. */
function FieldList({ kind, onChoose }: { kind: TemplateKind; onChoose: (name: string) => void }) {
  const { single, lists } = knownFields[kind]
  return (
    <details className="in-fields">
      <summary>Velden die u kunt gebruiken</summary>
      <ul>
        {single.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(name)}>
              <code>{`{{${name}}}`}</code>
            </button>
            <small>{fieldWords[name]}</small>
          </li>
        ))}
        {lists.map((name) => (
          <li key={name}>
            <code>{`{{#each ${name}}} … {{/each}}`}</code>
            <small>
              {fieldWords[name]}, met {listFields[name].map((field) => `{{${field}}}`).join(' ')}
            </small>
          </li>
        ))}
        <li>
          <code>{'{{#if …}} … {{else}} … {{/if}}'}</code>
          <small>alleen als het veld iets bevat; {'{{#unless …}}'} als het leeg is</small>
        </li>
      </ul>
    </details>
  )
}

function Example({ tried, kind }: { tried: TemplateTried | undefined; kind: TemplateKind }) {
  const about = kind === 'overview' ? 'overzicht' : isInvoiceKind(kind) ? 'factuur' : 'boeking'
  return (
    <section className="in-example" aria-label="Voorbeeld">
      <header>
        <h3>Zo ziet het eruit</h3>
        {tried && tried.example !== null && (
          <Tag>
            {about} {tried.example}
          </Tag>
        )}
      </header>
      {tried && tried.problems.length === 0 && tried.example === null && (
        <p className="quiet">Er is nog geen {about} om mee te laten zien. Velden blijven hier leeg.</p>
      )}
      {tried && tried.problems.length > 0 ? (
        <p className="quiet">Los eerst op wat er niet klopt.</p>
      ) : (
        <>
          <b>{tried?.subject}</b>
          <p className="in-example-text">{tried?.body}</p>
        </>
      )}
    </section>
  )
}
