import { ActionIcon, Button, type CSSVariablesResolver, createTheme, Input, InputWrapper } from '@mantine/core'

const BRICK = [
  '#FDF3EE',
  '#FAE3D8',
  '#F4C5B0',
  '#EDA485',
  '#E68960',
  '#DD6E3F',
  '#BF5226',
  '#B2481E',
  '#933A17',
  '#6F2B11',
] as const

/** In place of Mantine's cold greys, light to dark. */
const WARM_GREY = [
  '#F8F6F3',
  '#F1EDE7',
  '#E6E1DA',
  '#D2CBC1',
  '#B8B0A5',
  '#A0988D',
  '#857D72',
  '#57514A',
  '#3B3731',
  '#211E1A',
] as const
const WARM_DARK = [
  '#F0EDE8',
  '#BFB8AE',
  '#A0988D',
  '#857D72',
  '#474239',
  '#322F2B',
  '#2A2724',
  '#1D1B19',
  '#191815',
  '#161513',
] as const

/** Mantine with our sizes; its colours come from ui/tokens.css by way of `resolver`. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 6,
  cursorType: 'pointer',
  // Without it a part that folds out waits for the end of a movement that base.css leaves out, and stays shut.
  respectReducedMotion: true,
  colors: { accent: BRICK, gray: WARM_GREY, dark: WARM_DARK },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  components: {
    ActionIcon: ActionIcon.extend({
      vars: (_theme, props) => ({
        root: { ...(props.variant === 'default' && { '--ai-bd': '1px solid var(--line-2)' }) },
      }),
    }),
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({
        root: {
          '--button-height': `max(${props.size === 'xs' ? '28px' : '32px'}, var(--touch, 0px))`,
          ...(props.px === undefined && { '--button-padding-x': props.size === 'xs' ? '10px' : '12px' }),
          '--button-fz': props.size === 'xs' ? '12px' : '13px',
          ...(props.variant === 'default' && { '--button-bd': '1px solid var(--line-2)' }),
        },
      }),
      styles: { root: { fontWeight: 600 } },
    }),
    Input: Input.extend({
      vars: (_theme, props) => ({
        wrapper: {
          '--input-height': 'max(32px, var(--touch, 0px))',
          '--input-size': 'max(32px, var(--touch, 0px))',
          '--input-fz': 'var(--field-letters, 13px)',
          ...(!props.error && { '--input-bd': 'var(--control)' }),
        },
      }),
    }),
    InputWrapper: InputWrapper.extend({
      styles: {
        label: { fontSize: 12, lineHeight: '16px', fontWeight: 500, color: 'var(--text-2)', marginBottom: 4 },
        error: { fontSize: 12, lineHeight: '16px' },
        description: { fontSize: 12, lineHeight: '16px' },
      },
    }),
    // A wheel alone says nothing to a screen reader, and its name counts only with a role. What a screen has to tell meanwhile
    // is said by the screen itself.
    Loader: { defaultProps: { role: 'img', 'aria-label': 'Bezig met laden' } },
    Modal: {
      defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, closeButtonProps: { 'aria-label': 'Sluiten' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Melding sluiten' } } },
    Tooltip: { defaultProps: { openDelay: 400, fz: 12 } },
  },
})

const colours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-fg)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'color-mix(in srgb, var(--accent) 88%, black)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
  '--mantine-color-accent-outline': 'var(--accent-text)',
  '--mantine-color-accent-outline-hover': 'var(--accent-soft)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
} as const

/** Hands our tokens to Mantine, for both colour schemes alike: the tokens themselves change with the scheme. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })
