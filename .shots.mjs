import { chromium } from 'playwright-core'
import { AxeBuilder } from '@axe-core/playwright'
const base='http://localhost:3102'
const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const who = process.argv[2], width = Number(process.argv[3]), paths = process.argv.slice(4)
const context = await browser.newContext({ baseURL: base, locale:'vi-VN', viewport:{width,height:900}, reducedMotion:'reduce' })
await context.request.post('/api/sign-in',{data:{userName:who,password:'minh-hoa-2022'},headers:{origin:base}})
const page = await context.newPage()
page.on('console',m=>{ if(m.type()==='error') console.log('console',m.text().slice(0,300)) })
page.on('pageerror',e=>console.log('pageerror',e.message))
for (const p of paths) {
  const [path,name]=p.split('=>')
  let target=path
  if (path.startsWith('@')) { // find doc by text
    const r = await context.request.post('/api/documents/search',{data:{text:path.slice(1).split('@')[0],on:'2022-10-27'},headers:{origin:base}})
    const b = await r.json(); if(!b.items?.length){console.log('none',JSON.stringify(b).slice(0,300));continue}
    target='/documents/'+b.items[0].id+(path.slice(1).split('@')[1]??'')
  }
  await page.goto(target); await page.waitForTimeout(1800)
  await page.screenshot({path:`/tmp/shots/${name}.png`, fullPage:true})
  const {violations}=await new AxeBuilder({page}).withTags(['wcag2a','wcag2aa','wcag21aa','wcag22aa']).analyze()
  for(const v of violations) console.log(name,v.id,v.nodes.map(n=>n.html.slice(0,200)).join(' | '))
  const w = await page.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.clientWidth]); if(w[0]>w[1]) console.log(name,'wide',w)
}
await browser.close()
