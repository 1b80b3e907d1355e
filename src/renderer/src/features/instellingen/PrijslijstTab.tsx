import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTags } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import { Article } from '#shared/contract/register'
import { type VatRate, vatRates } from '#shared/domain/price-line'
import { api, client } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { useHere } from '../../lib/here'
import { useSave } from '../../lib/useSave'
import { nameProblem } from '../../lib/values'
import { Card } from '../../ui/Card'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EmptyState } from '../../ui/EmptyState'
import { EuroField } from '../../ui/EuroField'
import { ArchivedSwitch } from './ArchivedSwitch'
import { move } from './move'
import { NoCentre } from './NoCentre'
import { OpenName } from './OpenName'
import { OrderButtons } from './OrderButtons'

const vatWords: Record<VatRate, string> = { exempt: 'vrij van btw', low: '9 %', high: '21 %' }
const usualGroups = ['Warm', 'Koud', 'Overig']

/** What is sold at the desk and put on bookings: everybody pays. A change of price never changes what was sold. */
export function PrijslijstTab() {
  const { centre } = useHere()
  const list = useQuery({
    ...api.articles.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState<Article | 'new' | null>(null)
  const [archived, setArchived] = useState(false)
  if (!centre) return <NoCentre />
  const all = list.data ?? []
  const articles = all.filter((a) => archived || !a.archived)
  return (
    <>
      <Card
        title={`Prijslijst van ${centre.name}`}
        actions={
          <>
            <ArchivedSwitch rows={all} shown={archived} onShow={setArchived} />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Nieuw artikel
            </Button>
          </>
        }
      >
        {list.data && articles.length === 0 ? (
          <EmptyState icon={IconTags} title="Nog niets op de prijslijst">
            Zet er koffie, thee en fris op. Elk artikel wordt een toets op het scherm Kas.
          </EmptyState>
        ) : (
          <>
            <p className="in-note">
              Prijzen zijn met btw. Een nieuwe prijs verandert niets aan wat al verkocht is. De volgorde is die van de
              toetsen op het scherm Kas.
            </p>
            <div className="in-scroll">
              <table className="table in-table">
                <caption className="visually-hidden">Prijslijst van {centre.name}</caption>
                <thead>
                  <tr>
                    <th scope="col">Naam</th>
                    <th scope="col">Groep</th>
                    <th scope="col" className="number">
                      Prijs
                    </th>
                    <th scope="col">Btw</th>
                    <th scope="col">Volgorde</th>
                  </tr>
                </thead>
                <tbody>
                  {articles.map((article, index) => (
                    <tr key={article.id}>
                      <td>
                        <OpenName name={article.name} archived={article.archived} onOpen={() => setEditing(article)} />
                      </td>
                      <td>{article.group}</td>
                      <td className="number">{formatEuros(article.cents)}</td>
                      <td>{vatWords[article.vat]}</td>
                      <td>
                        <OrderButtons
                          name={article.name}
                          first={index === 0}
                          last={index === articles.length - 1}
                          onMove={(by) => void move(articles, index, by, client.articles.change)}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Card>
      {editing && (
        <ArticleForm
          key={editing === 'new' ? 'new' : editing.id}
          article={editing === 'new' ? null : editing}
          centreId={centre.id}
          groups={[...new Set([...all.map((a) => a.group), ...usualGroups])]}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

type Values = { name: string; group: string; cents: number | null; vat: VatRate }
const toValues = ({ name, group, cents, vat }: Article): Values => ({ name, group, cents, vat })

function ArticleForm({
  article,
  centreId,
  groups,
  onClose,
}: {
  article: Article | null
  centreId: CentreId
  groups: string[]
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: article ? toValues(article) : { name: '', group: groups[0] ?? '', cents: null, vat: 'low' },
    validate: {
      name: nameProblem,
      group: (text) => (text.trim() === '' ? 'Vul een groep in, bijvoorbeeld Warm.' : null),
      cents: (cents) => (cents === null ? 'Vul een prijs in.' : cents > 1_000_000 ? 'Deze prijs is te hoog.' : null),
    },
  })
  const saving = useSave({
    form,
    row: article,
    toValues,
    read: (current) => Article.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async ({ name, group, cents, vat }) => {
    const fields = { name: name.trim(), group: group.trim(), cents: cents ?? 0, vat }
    if (article)
      await saving.save(
        (revision) => client.articles.change({ id: article.id, revision, ...fields }),
        `${fields.name} is opgeslagen`,
      )
    else await saving.save(() => client.articles.create({ centreId, ...fields }), `${fields.name} is toegevoegd`)
  })
  return (
    <EditDrawer
      title={article ? article.name : 'Nieuw artikel'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(article, saving, ({ id }, to) => client.articles.change({ id, ...to }))}
    >
      <TextInput
        label="Naam"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld koffie"
        {...form.getInputProps('name')}
      />
      <EuroField
        label="Prijs met btw"
        withAsterisk
        {...form.getInputProps('cents')}
        value={form.values.cents}
        onChange={(cents) => form.setFieldValue('cents', cents)}
      />
      <Autocomplete
        label="Groep"
        description="De kop waaronder het artikel op het scherm Kas staat."
        withAsterisk
        data={groups}
        maxLength={40}
        {...form.getInputProps('group')}
      />
      <Select
        label="Btw"
        description="Eten en drinken zonder alcohol: 9 %."
        data={vatRates.map((value) => ({ value, label: vatWords[value] }))}
        allowDeselect={false}
        {...form.getInputProps('vat')}
      />
    </EditDrawer>
  )
}
