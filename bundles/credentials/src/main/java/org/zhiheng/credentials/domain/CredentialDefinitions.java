package org.zhiheng.credentials.domain;

import java.util.List;
import org.zhiheng.api.registers.RegisterDefinition;

/** All registers of the context; one that another refers to stands before it. */
public final class CredentialDefinitions {

    public static final List<RegisterDefinition> ALL = List.of(
            BodyRegisters.BODIES,
            BodyRegisters.QUALIFICATIONS,
            OfficerRegisters.OFFICERS,
            OfficerRegisters.POSTINGS,
            OfficerRegisters.FRONT_LINE,
            CertificateRegisters.CERTIFICATES,
            CertificateRegisters.STATES,
            CertificateRegisters.REVIEWS,
            CertificateRegisters.FILINGS,
            AuxiliaryRegisters.AUXILIARIES,
            AuxiliaryRegisters.TRAININGS,
            AuxiliaryRegisters.APPRAISALS,
            TrainingRegisters.COURSES,
            TrainingRegisters.TRAININGS,
            TrainingRegisters.EXAMS,
            TrainingRegisters.PLANS,
            TrainingRegisters.DRILLS,
            PersonnelRegisters.APPRAISALS,
            PersonnelRegisters.SANCTIONS,
            PersonnelRegisters.EXITS,
            PersonnelRegisters.GROUNDS,
            PersonnelRegisters.EXEMPTIONS,
            PersonnelRegisters.INSURANCES,
            PersonnelRegisters.CARE,
            CounselRegisters.POOL,
            CounselRegisters.CALLS,
            MatterRegisters.APPLICATIONS,
            MatterRegisters.MATTERS,
            PersonnelRegisters.OPINIONS);

    private CredentialDefinitions() {}
}
