import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Questionnaire } from '#shared/contract/satisfaction'
import { CODE_MARK, isFormAddress, MOST_QUESTIONS } from '#shared/domain/satisfaction'
import { client } from '../../lib/client'
import { newKey } from '../../lib/new-key'
import { useSave } from '../../lib/useSave'
import { textOrNull } from '../../lib/values'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'

type Values = { mark: string; statements: { key: string; text: string }[]; formAddress: string }
const toValues = ({ questions, formAddress }: Questionnaire): Values => ({
  mark: questions.find(({ kind }) => kind === 'mark')?.text ?? '',
  statements: questions.filter(({ kind }) => kind === 'agree').map(({ text }) => ({ key: newKey(), text })),
  formAddress: formAddress ?? '',
})
const tooShort = (text: string) => (text.trim().length < 3 ? 'Schrijf een vraag van ten minste drie tekens.' : null)

/** What questionnaires to come ask, and the form that the code on paper leads to. */
export function QuestionsForm({ questionnaire, onClose }: { questionnaire: Questionnaire; onClose: () => void }) {
  const form = useForm<Values>({
    initialValues: toValues(questionnaire),
    validate: {
      mark: tooShort,
      statements: { text: tooShort },
      formAddress: (text) =>
        text.trim() === '' || isFormAddress(text.trim())
          ? null
          : `Begin met https:// en zet ${CODE_MARK} waar de code van de vragenlijst komt.`,
    },
  })
  const saving = useSave<Values, Questionnaire>({
    form,
    row: questionnaire,
    toValues,
    read: (current) => Questionnaire.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const { statements } = form.values
  return (
    <EditDrawer
      title="Vragen en formulier"
      onClose={onClose}
      onSubmit={form.onSubmit(({ mark, statements, formAddress }) => {
        void saving.save(
          (revision) =>
            client.satisfaction.changeQuestions({
              mark: mark.trim(),
              statements: statements.map(({ text }) => text.trim()),
              formAddress: textOrNull(formAddress),
              revision,
            }),
          'De vragen zijn opgeslagen',
        )
      })}
      {...drawerOf(form, saving)}
    >
      <p className="tv-help">
        Deze vragen gelden voor nieuwe vragenlijsten. Wat er al is, houdt zijn vragen, zodat cijfers van eerder niet
        veranderen.
      </p>
      <TextInput
        label="Rapportcijfer"
        description="1 tot en met 10. Dit is het cijfer in de overzichten."
        maxLength={120}
        data-autofocus
        {...form.getInputProps('mark')}
      />
      {statements.map(({ key }, i) => (
        <div key={key} className="tv-line">
          <TextInput
            label={`Stelling ${i + 1}`}
            description="1 (helemaal niet) tot en met 5 (helemaal wel)."
            maxLength={120}
            {...form.getInputProps(`statements.${i}.text`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label={`Stelling ${i + 1} weghalen`}
            onClick={() => form.removeListItem('statements', i)}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {statements.length < MOST_QUESTIONS - 1 && (
        <Button
          variant="default"
          size="xs"
          className="tv-add"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => form.insertListItem('statements', { key: newKey(), text: '' })}
        >
          Stelling erbij
        </Button>
      )}
      <TextInput
        label="Eigen formulier op internet"
        description={`Hebt u een formulier, zoals van Microsoft Forms? Zet hier het adres, met ${CODE_MARK} waar de code komt. Dan staat er een QR-code op het papier. Leeg: alleen papier.`}
        maxLength={400}
        inputMode="url"
        {...form.getInputProps('formAddress')}
      />
    </EditDrawer>
  )
}
