import { Textarea, type TextareaProps } from '@mantine/core'
import { healthWords } from '#shared/domain/health-words'

/**
 * A field for a note about people. It says calmly when something of somebody's health seems to stand in it: that should not be
 * kept (AVG, article 9). Nothing is refused; the words that are meant are named.
 */
export function FreeText(props: TextareaProps) {
  const words = typeof props.value === 'string' ? healthWords(props.value) : []
  const hint = words.length > 0 && (
    <span className="free-text-hint" role="status">
      Gaat dit over iemands gezondheid ({words.join(', ')})? Laat dat weg: schrijf alleen wat u moet regelen.
    </span>
  )
  return (
    <Textarea
      {...props}
      description={hint || props.description}
      inputWrapperOrder={hint ? ['label', 'input', 'description', 'error'] : ['label', 'description', 'input', 'error']}
    />
  )
}
