package org.zhiheng.credentials.service;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.zhiheng.credentials.domain.BodyRegisters;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.SampleOffer;
import org.zhiheng.registers.SampleRows;

/** Bodies, officers, auxiliaries and training of the sample district. */
@Component(service = SampleOffer.class)
public final class SampleCredentials implements SampleOffer {

    @Override
    public String register() {
        return BodyRegisters.BODIES.id();
    }

    @Override
    public List<Order> orders(District district) {
        SampleRows rows = new SampleRows();
        SampleTraining training = new SampleTraining(district, rows);
        new SampleOffices(district, rows).bodies();
        training.courses();
        List<SamplePerson> people = new SampleStaff(district, rows).officers();
        new SampleCertificates(district, rows).of(people);
        training.of(people);
        new SampleOffices(district, rows).auxiliaries();
        return rows.all();
    }
}
