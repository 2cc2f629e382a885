import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init as begin, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, CanvasRenderer])

/** A chart in a place of the page. Drawn on a canvas and without windows of its own: the pages' policy allows no style that stands in text. */
export function init(place: HTMLElement) {
  return begin(place, null, { renderer: 'canvas' })
}
