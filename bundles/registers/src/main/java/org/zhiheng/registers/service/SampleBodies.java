package org.zhiheng.registers.service;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.registers.SampleOffer.District;

/** The bodies of the sample district: thirty departments and units, nine townships. */
final class SampleBodies {

    static final String GOVERNMENT = District.PREFIX + "district";
    private static final String DIVISION = "371002";

    private static final List<String> DEPARTMENTS = List.of(
            "market 市场监督管理局",
            "justice 司法局",
            "urban 综合行政执法局",
            "emergency 应急管理局",
            "ecology 生态环境局",
            "housing 住房和城乡建设局",
            "resources 自然资源局",
            "transport 交通运输局",
            "agriculture 农业农村局",
            "water 水利局",
            "ocean 海洋发展局",
            "forestry 林业局",
            "health 卫生健康局",
            "culture 文化和旅游局",
            "education 教育和体育局",
            "civil 民政局",
            "labour 人力资源和社会保障局",
            "finance 财政局",
            "development 发展和改革局",
            "industry 工业和信息化局",
            "statistics 统计局",
            "medical 医疗保障局",
            "commerce 商务局",
            "veterans 退役军人事务局");

    private static final String JUSTICE = "justice";

    private static final List<String> UNITS = List.of(
            "market-team 市场监管综合执法大队",
            "urban-team 综合行政执法大队",
            "ecology-team 生态环境综合执法大队",
            "transport-team 交通运输综合执法大队",
            "agriculture-team 农业综合执法大队",
            "culture-team 文化市场综合执法大队");

    /** The first is there already, with an account that works in it. */
    private static final List<String> TOWNSHIPS = List.of(
            "town 100 示例镇人民政府",
            "street-1 001 示例一街道办事处",
            "street-2 002 示例二街道办事处",
            "street-3 003 示例三街道办事处",
            "street-4 011 示例四街道办事处",
            "street-5 012 示例五街道办事处",
            "town-2 101 示例二镇人民政府",
            "town-3 102 示例三镇人民政府",
            "town-4 109 示例四镇人民政府");

    private SampleBodies() {}

    /** All but the government, one above others before them. */
    static List<Body> all() {
        List<Body> all = new ArrayList<>();
        DivisionCode district = new DivisionCode(DIVISION);
        for (String each : DEPARTMENTS) {
            String[] words = each.split(" ");
            all.add(new Body(
                    District.PREFIX + words[0],
                    words[0].equals(JUSTICE) ? Body.Kind.JUSTICE_BUREAU : Body.Kind.DEPARTMENT,
                    "示例区" + words[1] + "(示例)",
                    district,
                    GOVERNMENT));
        }
        for (String each : UNITS) {
            String[] words = each.split(" ");
            String department = words[0].substring(0, words[0].indexOf('-'));
            all.add(new Body(
                    District.PREFIX + words[0],
                    Body.Kind.UNIT,
                    "示例区" + words[1] + "(示例)",
                    district,
                    District.PREFIX + department));
        }
        for (String each : TOWNSHIPS) {
            String[] words = each.split(" ");
            all.add(new Body(
                    District.PREFIX + words[0],
                    Body.Kind.TOWNSHIP,
                    words[2] + "(示例)",
                    new DivisionCode(DIVISION + words[1]),
                    GOVERNMENT));
        }
        return all;
    }
}
