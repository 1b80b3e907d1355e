/** Whether somebody points with a finger or looks at a screen no wider than a phone: the same as in `ui/phone.css`. */
export const forFinger = (): boolean => window.matchMedia('(max-width: 640px), (pointer: coarse)').matches
