import { show } from './main.tsx';
import { StaffApp } from './staff/staff-app.tsx';

show(StaffApp);
