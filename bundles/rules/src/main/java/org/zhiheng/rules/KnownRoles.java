package org.zhiheng.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Role;

/** The words by which a procedure names who owns a stage, each with the role an account must hold. */
public enum KnownRoles {
    HANDLER("承办人", Role.OFFICER),
    OFFICER("执法人员", Role.OFFICER),
    REVIEWER("法制审核人员", Role.LEGAL_REVIEWER),
    PRESIDER("听证主持人", Role.HEARING_PRESIDER),
    HEAD("负责人", Role.HEAD),
    CREDENTIAL_CLERK("证件管理员", Role.CREDENTIAL_CLERK),
    GOODS_KEEPER("涉案财物保管员", Role.GOODS_KEEPER),
    ARCHIVIST("档案管理员", Role.ARCHIVIST),
    JUSTICE_SUPERVISOR("司法局执法监督人员", Role.JUSTICE_SUPERVISOR),
    DEPARTMENT_SUPERVISOR("部门执法监督机构人员", Role.DEPARTMENT_SUPERVISOR),
    JUSTICE_OFFICE("司法所人员", Role.JUSTICE_OFFICE),
    PLATFORM_DIRECTOR("执法平台负责人", Role.PLATFORM_DIRECTOR),
    PLATFORM_OFFICE("执法平台办公室人员", Role.PLATFORM_OFFICE),
    FIXED_CONTACT("固定联络员", Role.FIXED_CONTACT),
    TOWNSHIP_CENTRE("镇街综合执法中心人员", Role.TOWNSHIP_CENTRE),
    FINANCE("财务人员", Role.FINANCE);

    private static final Map<String, KnownRoles> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KnownRoles::code, Function.identity()));

    private final String title;
    private final Role role;

    KnownRoles(String title, Role role) {
        this.title = title;
        this.role = role;
    }

    /** The role of a word in a procedure file; null when there is none. */
    public static KnownRoles of(String code) {
        return BY_CODE.get(code);
    }

    /** The word in procedure files, e.g. {@code credential-clerk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In Chinese. */
    public String title() {
        return title;
    }

    /** What an account must hold. */
    public Role role() {
        return role;
    }
}
