import {
  type Icon,
  IconBuildingBank,
  IconChartBar,
  IconDoor,
  IconDoorEnter,
  IconHome2,
  IconListDetails,
  IconMoodSmile,
  IconRosetteDiscountCheck,
  IconTargetArrow,
} from '@tabler/icons-react'

/** The screens of accounting, in order; each has its page in `accountingPages` of `app/routes.tsx`. They share period and centre in the address. */
export const accountingParts: readonly { to: string; label: string; icon: Icon }[] = [
  { to: '/kwartaal', label: 'Overzicht', icon: IconChartBar },
  { to: '/kwartaal/verantwoording', label: 'Verantwoording', icon: IconListDetails },
  { to: '/kwartaal/bezetting', label: 'Bezetting', icon: IconDoor },
  { to: '/kwartaal/functies', label: 'Functies', icon: IconTargetArrow },
  { to: '/kwartaal/dorpshuizen', label: 'Dorpshuizen', icon: IconHome2 },
  { to: '/kwartaal/museum', label: 'Museum', icon: IconBuildingBank },
  { to: '/kwartaal/bezoekers', label: 'Bezoekers', icon: IconDoorEnter },
  { to: '/kwartaal/tevredenheid', label: 'Tevredenheid', icon: IconMoodSmile },
  { to: '/kwartaal/vaststellen', label: 'Vaststellen', icon: IconRosetteDiscountCheck },
]
