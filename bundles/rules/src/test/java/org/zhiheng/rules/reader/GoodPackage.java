package org.zhiheng.rules.reader;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.rules.PackageContent;

/** A small package with every kind of file, which the tests read as it is or spoil in one place. */
final class GoodPackage {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    GoodPackage() {
        put(
                "package.yaml",
                """
                id: cn.371002
                version: 1.0.0
                title: 威海市环翠区
                layer: district
                division: "371002"
                parent: "371000"
                documents:
                  plan:
                    title: 实施方案
                    number: 威环政发〔2024〕2号
                    text: plan.txt
                    textHeld: true
                  lost:
                    title: 未得文件
                    textHeld: false
                """);
        put(
                "parameters/hours.yaml",
                """
                id: training.annual-hours
                title: 每人每年培训学时
                type: number
                unit: hour
                override: {by: [department], direction: higher}
                favours: lower
                values:
                  2023-09-05:
                    value: 60
                    until: 2025-12-31
                    source: {document: plan, article: 一, phrase: 不少于60学时}
                    verified: text
                  2026-01-01:
                    value: 80
                    source: {document: lost, article: 二}
                    verified: memory
                    doubt: 未见原文
                    reading: 按80学时
                    yieldsTo:
                      - {layer: field, source: {document: plan, article: 三, phrase: 另有规定的从其规定}}
                """);
        put(
                "parameters/kinds.yaml",
                """
                id: kind.money
                title: 金额
                type: money
                values:
                  2024-01-01: {value: 100.50, source: {document: plan, phrase: 百元}, verified: text}
                ---
                id: kind.threshold
                title: 界限
                type: threshold
                unit: yuan
                values:
                  2024-01-01: {value: {amount: 50000.00, inclusive: true}, source: {document: plan, phrase: 五万元以上}, verified: text}
                ---
                id: term.p-90
                title: 九十日
                type: term
                values:
                  2024-01-01:
                    value: {amount: 90, unit: calendar-day, start: 立案之日, direction: forward, roll: none, extension: {amount: 1, unit: month}, suspendedBy: [hearing, test]}
                    source: {document: plan, phrase: 九十日内}
                    verified: text
                ---
                id: kind.boolean
                title: 是否
                type: boolean
                values:
                  2024-01-01: {value: true, source: {document: plan, phrase: 应当}, verified: text}
                ---
                id: kind.text
                title: 文字
                type: text
                values:
                  2024-01-01: {value: 镇街, source: {document: plan, phrase: 镇街}, verified: text}
                ---
                id: kind.date
                title: 日期
                type: date
                values:
                  2024-01-01: {value: 2024-09-02, source: {document: plan, phrase: 九月二日}, verified: text}
                ---
                id: kind.codes
                title: 代码
                type: codes
                values:
                  2024-01-01: {value: [town, street], source: {document: plan, phrase: 镇、街道}, verified: text}
                ---
                id: kind.record
                title: 记录
                type: record
                values:
                  2024-01-01:
                    value:
                      from: 2024-01-31
                      limit: {amount: 30, inclusive: false}
                      term: {amount: 2, unit: year, start: 行为发生之日, direction: forward, roll: none}
                      share: 0.05
                      whole: true
                      who: 街道
                      codes: [a, b]
                    source: {document: plan, phrase: 如下}
                    verified: text
                """);
        put(
                "lists/items.yaml",
                """
                title: 赋权事项
                columns:
                  - {name: code, title: 编码, type: code, required: true}
                  - {name: name, title: 名称, type: text, required: true}
                  - {name: fine, title: 罚款, type: money}
                  - {name: share, title: 比例, type: number}
                  - {name: count, title: 数量, type: integer}
                  - {name: usable, title: 可用, type: boolean}
                  - {name: towns, title: 镇街, type: codes}
                  - {name: from, title: 起, type: date, required: true}
                  - {name: until, title: 止, type: date}
                  - {name: doc, title: 文件, type: text}
                  - {name: words, title: 原话, type: text}
                keys: [code]
                merge: extend
                from: from
                until: until
                source: {document: plan, article: 附件, phrase: 赋权清单}
                verified: text
                sourceColumns: {document: doc, phrase: words}
                """);
        put(
                "lists/items.csv",
                """
                code,name,fine,share,count,usable,towns,from,until,doc,words
                A1,占道经营,500.00,0.5,3,true,371002100|371002101,2024-09-02,2024-12-31,,
                A1,占道经营,600,,,,,2025-01-01,,plan,六百元
                A2,"乱倒,垃圾",,,,false,,2024-09-02,,,
                """);
        put(
                "lists/calendar.yaml",
                """
                title: 工作日历
                columns:
                  - {name: date, title: 日期, type: date, required: true}
                  - {name: type, title: 类型, type: code, required: true}
                keys: [date]
                merge: extend
                from: 2024-01-01
                source: {document: plan, phrase: 放假调休}
                verified: text
                """);
        put(
                "lists/calendar.csv",
                """
                date,type
                2024-10-01,holiday
                2024-09-29,makeup_workday
                """);
        put(
                "tables/river.yaml",
                """
                id: discretion.river
                title: 倾倒垃圾
                versions:
                  2024-01-01: {file: river.dmn, until: 2028-11-30, source: {document: plan, phrase: 裁量基准}, verified: text}
                """);
        put(
                "tables/river.dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
                  <decision id="river" name="river">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <input id="i"><inputExpression id="e" typeRef="number"><text>volume</text></inputExpression></input>
                      <output id="o" name="tier" typeRef="string"/>
                      <rule id="r1"><inputEntry id="a"><text>&lt; 1</text></inputEntry><outputEntry id="b"><text>"light"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="c"><text>&gt;= 1</text></inputEntry><outputEntry id="f"><text>"heavy"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """);
        put(
                "duties.csv",
                """
                id,title,responsible,phrase,due,from,until,issued_on,document,article,source_phrase,doubt
                HC-01,培训,区司法局;区财政局,2024年4月—5月,2024-04-01/2024-05-31,,,2024-03-01,plan,二,四月至五月,
                HC-02,报告,区司法局,每年1月底前,yearly:01-31,,2027-01-30,2024-03-01,plan,三,每年一月,
                HC-03,检查,区司法局,每季度,quarterly,2024-07-01,,2024-03-01,plan,四,每季度,
                HC-04,宣传,区司法局,长期坚持,continuous,,,2024-03-01,lost,五,,未见原文
                HC-05,总结,区司法局,2024年底前,2024-12-31,,,2024-03-01,plan,六,年底前,
                HC-06,清单,区司法局,2024年10月前,before-month:2024-10,,,2024-03-01,plan,七,十月前,
                HC-07,报备,区司法局,每年2月前,yearly-before-month:02,,2027-02-27,2024-03-01,plan,八,每年二月前,
                """);
        put(
                "procedures/ordinary.yaml",
                """
                id: penalty.ordinary
                title: 普通程序
                actKind: penalty
                first: filing
                source: {document: plan, phrase: 普通程序}
                stages:
                  filing:
                    title: 立案
                    role: officer
                    term: term.p-90
                    documents: [filing-approval]
                    checks: [body-competent, two-officers]
                    to:
                      - {stage: hearing}
                      - {stage: closed, when: 不符合立案条件, checks: [approved-by-head]}
                  hearing:
                    title: 听证
                    role: officer
                    term: term.p-90
                    to: [{stage: closed}]
                  closed: {title: 结案, role: head, final: true}
                clocks:
                  decision:
                    title: 作出决定的期限
                    term: term.p-90
                    from: stage.filing
                    until: [stage.closed]
                    who: head
                    missed: 超过期限作出决定属于程序违法
                  payment:
                    title: 缴纳罚款的期限
                    term: term.p-90
                    from: decision-served
                    until: [fine-paid, payment-deferred]
                    who: party
                    body: own
                    stops: own
                    whereSet: true
                    missed: 每日按百分之三加处罚款
                """);
        put(
                "procedures/signing.yaml",
                """
                id: agreement.signing
                title: 签订协议
                from: 2024-01-01
                until: 2028-12-31
                first: drafting
                source: {document: plan, phrase: 普通程序}
                stages:
                  drafting:
                    title: 起草
                    role: handler
                    body: own
                    term: term.p-90
                    to: [{stage: signing}]
                  signing:
                    title: 双方签署
                    owners: [{role: head}, {role: head, body: township}]
                    signatures: all
                    term: term.p-90
                    termFrom: drafting
                    to:
                      - {stage: signed}
                      - {stage: drafting, when: 一方不同意, signatures: one}
                  signed: {title: 已经签署, final: true}
                """);
        put(
                "tests/fines.yaml",
                """
                - name: a fine of exactly 50,000 stays
                  ruling: competence
                  asOf: 2024-09-02
                  facts: {fine: "50000.00", count: 3, listed: true, filedOn: 2024-09-02, item: null, powers: [a, b]}
                  expect: {body: department}
                  because: [competence.retained-fine]
                - name: a missing fine leaves it open
                  ruling: competence
                  division: "371002"
                  asOf: 2024-09-02
                  facts: {}
                  missing: [facts.fine]
                """);
        put("README.md", "about\n");
        put(
                "templates/decision.html",
                """
                <!--
                document: penalty-decision
                title: 行政处罚决定书
                from: 2024-01-01
                source: {document: plan, article: 一, phrase: 实施}
                verified: text
                layout: letter
                maker: handler
                number: 罚决字
                numbers: decision
                sealed: true
                signers: [officers, party]
                receipt: true
                about: [party]
                needs: [party.name, decision.facts]
                inputs: {words: 补充说明}
                -->
                <body>
                  <p class="to">{{party.name}}:</p>
                  <p data-if="decision.fine">罚款{{decision.fine capitals}},至{{term.p-pay chinese}}。</p>
                  <table>
                    <tr data-each="evidence" data-unless="evidence.excluded"><td colspan="2">{{order}} {{evidence.name}}</td></tr>
                  </table>
                  <p>{{input.words}}<br/></p>
                  <div data-part="remedies"/>
                </body>
                """);
        put(
                "templates/remedies.html",
                """
                <!--
                document: remedies
                title: 救济途径
                from: 2024-01-01
                source: {document: plan, article: 一, phrase: 实施}
                verified: text
                layout: part
                about: [party]
                needs: [relief.authority, input.words]
                inputs: {words: 别的说法, more: 另外的说明}
                -->
                <body>
                  <p>{{party.name}}可以向{{relief.authority}}申请行政复议。{{input.more}}</p>
                </body>
                """);
    }

    GoodPackage put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    GoodPackage put(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    GoodPackage remove(String path) {
        files.remove(path);
        return this;
    }

    /** Puts another text in place of one that occurs; only the first is changed. */
    GoodPackage change(String path, String from, String to) {
        String text = text(path);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException(path + " has no " + from);
        }
        return put(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    Map<String, byte[]> files() {
        return files;
    }

    PackageContent content() {
        return PackageContent.of(files);
    }
}
