import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { AxisBreak, LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, AxisBreak, LabelLayout, SVGRenderer])

/** Draws an option into an element and follows its width; returns how to redraw and how to take it away. */
export function draw(element: HTMLElement, first: EChartsCoreOption) {
  const chart = init(element, null, { renderer: 'svg' })
  chart.setOption(first)
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(element)
  return {
    redraw: (option: EChartsCoreOption) => chart.setOption(option, { notMerge: true }),
    remove: () => {
      observer.disconnect()
      chart.dispose()
    },
  }
}
