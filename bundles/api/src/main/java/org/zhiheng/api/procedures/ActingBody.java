package org.zhiheng.api.procedures;

import org.zhiheng.api.rulings.Label;

/** Which of the bodies that take part in a run acts in a stage. Which body each of them is is said when the run starts. */
public enum ActingBody {
    /** The body whose run it is. */
    @Label("承办机构")
    OWN,
    @Label("司法行政部门")
    JUSTICE_BUREAU,
    @Label("本级人民政府")
    GOVERNMENT,
    @Label("镇街")
    TOWNSHIP,
    /** The other side of an agreement, such as an organisation that is entrusted. */
    @Label("对方机构")
    COUNTERPART
}
