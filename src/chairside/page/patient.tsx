import { show } from './main.tsx';
import { PatientApp } from './patient/patient-app.tsx';

show(PatientApp);
