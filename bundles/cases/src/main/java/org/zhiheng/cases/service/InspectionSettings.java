package org.zhiheng.cases.service;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.api.error.ZhihengException;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = InspectionSettings.class, configurationPid = "org.zhiheng.cases")
@Designate(ocd = InspectionConfig.class)
public final class InspectionSettings {

    private final LocalTime from;

    @Activate
    public InspectionSettings(InspectionConfig config) {
        this(time(config.inspectionFrom()));
    }

    public InspectionSettings(LocalTime from) {
        this.from = from;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid(
                    "CASE-SETTINGS", "设置inspectionFrom应当是时刻,写成02:30的样子,现在是“" + text + "”", "inspectionFrom");
        }
    }

    /** From when on open cases are inspected each night. */
    LocalTime from() {
        return from;
    }
}
