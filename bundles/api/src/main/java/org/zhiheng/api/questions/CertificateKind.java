package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Kinds of certificate 行政执法证件. */
public enum CertificateKind {
    @Label("行政执法证")
    ENFORCEMENT,
    @Label("行政执法监督证")
    SUPERVISION,
    @Label("国务院部门制发的执法证件")
    MINISTRY,
    @Label("人民警察证")
    POLICE,
    @Label("听证主持人证")
    HEARING_PRESIDER
}
