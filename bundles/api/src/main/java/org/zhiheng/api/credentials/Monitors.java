package org.zhiheng.api.credentials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Ruling;

/** How the plans' numbers stand, counted from the registers and asked of the rules where a body works. Thread-safe. */
@ProviderType
public interface Monitors {

    /** What is watched. */
    enum Kind {
        @Label("法制审核人员占比")
        REVIEWERS,
        @Label("全员持证")
        CERTIFICATES,
        @Label("综合执法中心正式工作人员")
        CENTRE,
        @Label("执法力量下沉")
        DEPLOYMENT,
        /** Of the running year, which is over on its last day. */
        @Label("年度培训学时")
        TRAINING,
        @Label("上一年度培训学时")
        TRAINING_LAST_YEAR,
        @Label("必修课")
        COURSES,
        @Label("年度培训计划报备")
        PLANS,
        @Label("证件即将到期")
        EXPIRING,
        @Label("证件年审")
        REVIEWS,
        @Label("执法辅助人员合同和证件")
        AUXILIARIES,
        @Label("一线干部交流")
        ROTATION,
        @Label("下一年度工作日安排")
        CALENDAR,
        @Label("证件暂扣收回注销报备")
        STATES
    }

    /** How it stands. */
    enum Status {
        @Label("达到")
        MET,
        @Label("未达到")
        NOT_MET,
        /** Not reached, and there is time left. */
        @Label("还没有到期")
        NOT_YET_DUE,
        @Label("不能确定")
        UNDETERMINED
    }

    /**
     * @param division whose bodies, with those of the townships in it
     * @param on the day on which it stands so
     * @param knownAt as known when; null for now
     * @param until the last day on which what ends is told of as about to end; null for ninety days
     * @param kinds what; empty for everything
     */
    record Wanted(String division, LocalDate on, Instant knownAt, LocalDate until, Set<Kind> kinds) {
        public Wanted {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * A number.
     *
     * @param body id of the body, with the units that belong to it; null for the division as a whole
     * @param has how many there are in favour; those that are not, and are listed, are the rest of {@code whole}
     * @param whole of how many
     * @param ruling the one that says whether that is enough; null where many were asked, one for each row, or none is needed
     * @param why where it is undetermined, what is missing, in Chinese; null elsewhere
     */
    record Measure(
            Kind kind,
            String body,
            Status status,
            int has,
            int whole,
            Ruling<Map<String, Object>> ruling,
            String why) {}

    /**
     * A row behind a number.
     *
     * @param register where it is; null for what is no row
     * @param label what people call it
     * @param favour whether it counts in favour
     * @param why in Chinese; null when it needs no word
     */
    record Item(String register, String key, String label, boolean favour, String why) {}

    /**
     * All numbers that somebody may see, by kind and body, of bodies of the kinds that the rules speak of; a body without officers has none.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.access.Permissions#reach}; {@code INVALID} {@code CREDENTIAL-DIVISION};
     *     {@code UNAVAILABLE} {@code RULES-NOT-READY}
     */
    List<Measure> measures(Principal by, Wanted wanted);

    /**
     * The rows behind one number.
     *
     * @param body null for one of the division as a whole
     * @throws org.zhiheng.api.error.ZhihengException as {@link #measures}; {@code NOT_FOUND} {@code CREDENTIAL-MEASURE} when there is no such number or it is
     *     out of reach
     */
    List<Item> behind(Principal by, Wanted wanted, Kind kind, String body);
}
